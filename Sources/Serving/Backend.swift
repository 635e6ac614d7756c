internal import NIOCore
internal import Pacing

/// One dummy backend: its count, its random draws and its queue, shared by all of its connections.
///
/// It belongs to one event loop, as do its connections. So the count is one sequence, the queue is first come, first
/// served, and the draws follow the order of arrival, all without a lock.
final class Backend {
    let configuration: BackendConfiguration
    let template: ResponseTemplate
    let eventLoop: any EventLoop

    private let counter: RequestCounter
    private let arrivals: ArrivalMeter
    private var model: ServiceModel
    var station: ServiceStation<BackendConnection>
    /// What it does at present.
    var conduct = ScheduledFault.Conduct.healthy
    /// When it goes on after a pause, on the monotonic clock; in the past while it is at work.
    var resumes: Int64 = 0
    /// Requests that a fault has answered past the queue.
    var bypassing = 0
    /// The connections that are open, or whose request is still in service.
    var connections: [ObjectIdentifier: BackendConnection] = [:]
    private var latencies = LatencyByLoad()
    private var lead = TimerLead()

    init(
        _ configuration: BackendConfiguration,
        counter: RequestCounter,
        arrivals: ArrivalMeter,
        eventLoop: any EventLoop
    ) {
        self.configuration = configuration
        self.counter = counter
        self.arrivals = arrivals
        self.eventLoop = eventLoop
        template = ResponseTemplate(name: configuration.name, greetingStatus: configuration.status)
        station = ServiceStation(concurrency: configuration.concurrency)
        model = ServiceModel(
            distribution: configuration.service,
            errorRate: configuration.errorRate,
            name: configuration.name,
            seed: configuration.seed
        )
        station.slowness = 1 / configuration.speed
    }

    /// Counts a request and gives its number, from 1.
    func count() -> Int64 {
        arrivals.record()
        return counter.increment()
    }

    /// The answer to the next request, if it is to fail.
    func drawFailure() -> Reply? {
        if model.drawFailure() { return .text(500, "This failure was asked for with an error rate.\n") }
        guard case .failing = conduct else { return nil }
        return .text(503, "This failure is a fault of the scenario.\n")
    }

    /// Requests waiting or in service.
    private var inFlight: Int { station.inService + station.waiting + bypassing }

    /// A request that has been read asks to be served; `nil` where its answer is due at once, with no service time.
    func admit(_ connection: BackendConnection, delay: Int64) -> ServiceStation<BackendConnection>.Admission? {
        if model.isInstant, delay == 0, station.concurrency == nil, case .healthy = conduct {
            latencies.record(0, inFlight: inFlight)
            return nil
        }
        let service = model.drawService() + delay
        let now = Int64(NIODeadline.now().uptimeNanoseconds)
        connection.arrival = LatencyByLoad.Arrival(time: now, inFlight: inFlight)
        switch conduct {
        case .fixed(let time), .failing(let time):
            connection.bypasses = true
            bypassing += 1
            return .start(until: now + time)
        case .healthy, .slow, .paused, .crashed:
            connection.bypasses = false
            return station.arrive(at: max(now, resumes), service: service, waiter: connection)
        }
    }

    /// Has a connection called back when its request's service ends.
    ///
    /// Fails only on a loop that is shutting down, where nothing is answered any more.
    func schedule(_ connection: BackendConnection, at end: Int64) {
        let deadline = NIODeadline.uptimeNanoseconds(UInt64(max(0, end - lead.nanoseconds)))
        _ = try? eventLoop.assumeIsolated().scheduleCallback(at: deadline, handler: connection)
    }

    /// Waits out what is left until `end` after a timer that was armed with the lead.
    func settle(at end: Int64) {
        var now = Int64(NIODeadline.now().uptimeNanoseconds)
        lead.observe(lateness: now - end)
        while now < end { now = Int64(NIODeadline.now().uptimeNanoseconds) }
    }

    /// The service of a connection's request ended at `time`; the next one's begins.
    func release(_ connection: BackendConnection, at time: Int64) {
        latencies.record(time - connection.arrival.time, inFlight: connection.arrival.inFlight)
        if connection.bypasses {
            bypassing -= 1
            return
        }
        guard let next = station.finish(at: time) else { return }
        next.waiter.beginService(until: next.until)
    }

    /// A waiting request's client has gone.
    func abandon(_ ticket: ServiceStation<BackendConnection>.Ticket) { station.abandon(ticket) }

    /// What to answer.
    func reply(to request: ReceivedRequest) -> Reply {
        switch request.route {
        case .greeting, .delay:
            guard let size = configuration.size else {
                return Reply(status: configuration.status, mediaType: .text, body: .greeting)
            }
            return Reply(status: configuration.status, mediaType: .binary, body: .filler(Int64(size)))
        case .echo:
            let document = request.echo?.finish(bodyLength: request.bodyLength) ?? []
            return Reply(status: 200, mediaType: .json, body: .text(document))
        case .bytes(let length): return Reply(status: 200, mediaType: .binary, body: .filler(length))
        case .health: return .text(200, "ok\n")
        case .probe:
            let latency = latencies.median(inFlight: inFlight)
            let load = Reply.Load(inFlight: inFlight, latencyMicroseconds: latency / 1_000)
            return Reply(status: 204, mediaType: .text, body: .greeting, load: load)
        case .status(let status): return Reply(status: status, mediaType: .text, body: .greeting)
        case .unknown: return .text(404, Route.help)
        }
    }
}

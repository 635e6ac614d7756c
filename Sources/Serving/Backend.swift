internal import NIOCore

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
    private var station: ServiceStation<BackendConnection>
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
    }

    /// Counts a request and gives its number, from 1.
    func count() -> Int64 {
        arrivals.record()
        return counter.increment()
    }

    /// Whether the next request is to fail.
    func drawFailure() -> Bool { model.drawFailure() }

    /// Requests waiting or in service.
    private var inFlight: Int { station.inService + station.waiting }

    /// A request that has been read asks to be served; `nil` where its answer is due at once, with no service time.
    func admit(_ connection: BackendConnection, delay: Int64) -> ServiceStation<BackendConnection>.Admission? {
        if model.isInstant, delay == 0, station.concurrency == nil {
            latencies.record(0, inFlight: inFlight)
            return nil
        }
        let service = model.drawService() + delay
        let now = Int64(NIODeadline.now().uptimeNanoseconds)
        connection.arrival = LatencyByLoad.Arrival(time: now, inFlight: inFlight)
        return station.arrive(at: now, service: service, waiter: connection)
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

    /// The service of the request that arrived then ended at `time`; the next one's begins.
    func release(_ arrival: LatencyByLoad.Arrival, at time: Int64) {
        latencies.record(time - arrival.time, inFlight: arrival.inFlight)
        guard let next = station.finish(at: time) else { return }
        next.waiter.beginService(until: next.until)
    }

    /// A waiting request's client has gone.
    func abandon(_ ticket: ServiceStation<BackendConnection>.Ticket) { station.abandon(ticket) }

    /// What to answer.
    func reply(to request: ReceivedRequest, fails: Bool) -> Reply {
        if fails { return .text(500, "This failure was asked for with an error rate.\n") }
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

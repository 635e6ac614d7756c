internal import HTTPWire
internal import NIOCore
internal import NIOPosix

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Everything that one event loop keeps: its connections, its pools of idle ones, its counters, its clock.
///
/// Lives on its loop alone and needs no lock.
final class ProxyWorker {
    let index: Int
    let eventLoop: any EventLoop
    @exclusivity(unchecked) private(set) var settings: ProxySettings
    /// The access log, unless it is off.
    private(set) var logger: RequestLogger?
    /// Sends the probes, once the strategy goes by them.
    private(set) var prober: Prober?
    @exclusivity(unchecked) var counters = ProxyCounters()
    @exclusivity(unchecked) var responseTimes = ResponseTimes()
    /// The monotonic clock as it was last read, in nanoseconds: near enough for deadlines of seconds.
    @exclusivity(unchecked) private(set) var coarseNow: Int64 = 0
    /// The current `Date`, renewed by the sweep.
    @exclusivity(unchecked) private(set) var date: [UInt8] = []
    /// Whether the proxy is shutting down: no exchange is followed by another.
    @exclusivity(unchecked) private(set) var isDraining = false

    @exclusivity(unchecked) private var lastTicket: Int64 = 0
    private(set) var clients = ConnectionRegistry<ClientConnection>()
    /// The client connections that wait without a channel.
    @exclusivity(unchecked) var parked = ParkedConnections()
    /// Whether idle connections are being parked, slice by slice.
    var isParking = false
    private var upstreams = ConnectionRegistry<UpstreamConnection>()
    @exclusivity(unchecked) private var idle: [[UpstreamConnection]]
    @exclusivity(unchecked) private var buffers: [ByteBuffer] = []
    private var sweeping: RepeatedTask?
    private var drained: EventLoopPromise<Void>?

    init(index: Int, eventLoop: any EventLoop, settings: ProxySettings) {
        self.index = index
        self.eventLoop = eventLoop
        self.settings = settings
        idle = Array(repeating: [], count: settings.backends.count)
        logger = makeLogger()
        if settings.sendsProbes { prober = Prober(self) }
    }

    private func makeLogger() -> RequestLogger? {
        settings.accessLog.map { RequestLogger($0, settings.logFormat, backends: settings.backends.map(\.name)) }
    }

    /// Reads the monotonic clock.
    func now() -> Int64 {
        coarseNow = Int64(NIODeadline.now().uptimeNanoseconds)
        return coarseNow
    }

    /// Begins to enforce timeouts and to renew the date.
    func start() {
        sweep()
        scheduleSweeps()
    }

    /// Goes over to other settings, whose backends begin with those so far.
    ///
    /// Exchanges under way go on: whatever they have noted of a backend, its index above all, stays true.
    func adopt(_ next: ProxySettings) {
        let present = settings
        settings = next
        while idle.count < next.backends.count { idle.append([]) }
        for (backend, limit) in next.idleLimits.enumerated() {
            for upstream in idle[backend].dropLast(limit) { upstream.close() }
        }
        if next.accessLog === present.accessLog {
            logger?.adopt(next.logFormat, backends: next.backends.map(\.name))
        } else {
            logger = makeLogger()
        }
        prober?.adopt(next)
        if next.sendsProbes, prober == nil { prober = Prober(self) }
        for client in clients.connections { client.settingsChanged() }
        guard sweeping != nil, next.sweepInterval != present.sweepInterval else { return }
        sweeping?.cancel()
        scheduleSweeps()
    }

    private func scheduleSweeps() {
        let interval = TimeAmount.nanoseconds(settings.sweepInterval)
        let worker = NIOLoopBound(self, eventLoop: eventLoop)
        sweeping = eventLoop.scheduleRepeatedTask(initialDelay: interval, delay: interval) { _ in
            worker.value.sweep()
        }
    }

    private func sweep() {
        let now = now()
        date = HTTPDate(secondsSince1970: Int64(time(nil))).bytes
        for client in clients.connections { client.enforceDeadline(now) }
        if index == 0 { settings.balancer.updateHealth(now: now) { $0.tick(now: now) } }
        prober?.sweep(now)
        for backend in idle.indices {
            let expired = idle[backend].prefix { $0.idleDeadline < now }
            for upstream in expired { upstream.close() }
        }
        closeParked(expiredBy: now)
        if !isParking { parkIdle(below: clients.count) }
    }

    // MARK: Connections

    func opened(_ client: ClientConnection) {
        clients.add(client)
        if isDraining { client.drain() }
    }

    func closed(_ client: ClientConnection) {
        clients.remove(client)
        finishDraining()
    }

    func opened(_ upstream: UpstreamConnection) {
        upstreams.add(upstream)
    }

    func closed(_ upstream: UpstreamConnection) {
        upstreams.remove(upstream)
        idle[upstream.backend].removeAll { $0 === upstream }
        finishDraining()
    }

    /// The idle connection to a backend that was used last, if there is one.
    func takeIdle(_ backend: Int) -> UpstreamConnection? {
        idle[backend].popLast()
    }

    /// Keeps a connection for the next request, unless there are enough of them.
    func keepIdle(_ upstream: UpstreamConnection) {
        guard !isDraining, idle[upstream.backend].count < settings.idleLimits[upstream.backend] else {
            upstream.close()
            return
        }
        upstream.idleDeadline = coarseNow + settings.timeouts.upstreamIdle
        idle[upstream.backend].append(upstream)
    }

    /// A number that no other request of this proxy has that waits for a place.
    func nextTicket() -> Int64 {
        lastTicket += 1
        return Int64(index) << 48 | lastTicket
    }

    // MARK: Buffers

    /// An empty buffer to write a head into, one that was used lately if possible.
    func takeBuffer() -> ByteBuffer {
        if var buffer = buffers.popLast() {
            buffer.clear()
            return buffer
        }
        return ByteBufferAllocator().buffer(capacity: 2_048)
    }

    /// Gives a buffer back that nobody needs any more.
    func giveBuffer(_ buffer: ByteBuffer) {
        if buffers.count < 64, buffer.storageCapacity <= 32_768 { buffers.append(buffer) }
    }

    // MARK: The end

    /// Stops serving: idle connections close now, the others when their exchange is over.
    func drain() -> EventLoopFuture<Void> {
        isDraining = true
        let promise = eventLoop.makePromise(of: Void.self)
        drained = promise
        for client in clients.connections { client.drain() }
        closeParked(expiredBy: .max)
        for upstream in idle.joined() { upstream.close() }
        prober?.closeAll()
        finishDraining()
        return promise.futureResult
    }

    /// Closes whatever is still open.
    func closeAll() {
        for client in clients.connections { client.close() }
        for upstream in upstreams.connections { upstream.close() }
        prober?.closeAll()
    }

    /// What this loop counted so far.
    func snapshot() -> ProxyCounters {
        var snapshot = counters
        snapshot.clientConnections = Int64(clients.count + parked.count)
        snapshot.parkedConnections = Int64(parked.count)
        snapshot.upstreamConnections = Int64(upstreams.count)
        return snapshot
    }

    /// All that there is to tell of this loop.
    func report() -> WorkerReport {
        WorkerReport(counters: snapshot(), idleConnections: idle.map(\.count), responseTimes: responseTimes)
    }

    /// Tells whoever drains once nothing is open any more.
    func finishDraining() {
        guard isDraining, clients.count == 0, upstreams.count == 0, prober?.openConnections ?? 0 == 0,
            let promise = drained
        else { return }
        drained = nil
        sweeping?.cancel()
        promise.succeed(())
    }
}

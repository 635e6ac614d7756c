internal import Balancing
internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// A reverse proxy that runs on event loops of its own.
///
/// All calls block the caller, never a loop.
///
/// ```swift
/// let proxy = try ReverseProxy.start(configuration)
/// print("listening on \(proxy.localAddress)")
/// …
/// proxy.shutdown(graceNanoseconds: 5_000_000_000)
/// ```
package final class ReverseProxy: Sendable {
    /// The host and port that the proxy listens on, `127.0.0.1:8000`.
    package let localAddress: String
    /// The port that the proxy listens on.
    package let port: Int
    /// The host and port whose clients are redirected to HTTPS; `nil` where none are.
    package let redirectAddress: String?

    private let group: MultiThreadedEventLoopGroup
    private let listeners: [any Channel]
    let termination: TLSTermination?
    let workers: [NIOLoopBound<ProxyWorker>]
    let balancer: SharedBalancer
    /// What a reload replaces; held for moments only.
    let running: Mutex<Running>
    /// Held through a reload, so that one follows the other.
    let reloads = Mutex<Void>(())
    private let clocks: [ThreadClock]
    let admin: AdminListener?
    private let final: Mutex<FinalFigures?>

    /// What is still to be told after the loops have ended.
    private struct FinalFigures {
        var counters: ProxyCounters
        var cpuNanoseconds: Int64
    }

    /// Resolves the backends, starts the loops and listens.
    ///
    /// - Throws: ``ProxyError``, ``TLSFileError`` or ``AccessLogError``, one sentence that names the value at fault.
    package static func start(_ configuration: ProxyConfiguration) throws -> ReverseProxy {
        try configuration.checkValues()
        let termination = try configuration.tls.map { try TLSTermination($0) }
        let balancer = SharedBalancer(configuration, now: Int64(NIODeadline.now().uptimeNanoseconds))
        let roster = Roster(configuration.upstreams)
        let backends = try Backend.resolve(roster, authorities: configuration.upstreamAuthorities)
        let accessLog: AccessLog? = if let settings = configuration.accessLog { try AccessLog(settings) } else { nil }
        let settings = ProxySettings(
            configuration,
            roster,
            backends: backends,
            balancer: balancer,
            accessLog: accessLog
        )
        let group = MultiThreadedEventLoopGroup(numberOfThreads: configuration.threads)
        do {
            return try ReverseProxy(configuration, roster, settings, termination, group)
        } catch {
            accessLog?.close(graceNanoseconds: 0)
            try? group.syncShutdownGracefully()
            throw error
        }
    }

    private init(
        _ configuration: ProxyConfiguration,
        _ roster: Roster,
        _ settings: ProxySettings,
        _ termination: TLSTermination?,
        _ group: MultiThreadedEventLoopGroup
    ) throws {
        self.group = group
        self.termination = termination
        balancer = settings.balancer
        final = Mutex(nil)
        var workers: [NIOLoopBound<ProxyWorker>] = []
        var clocks: [ThreadClock] = []
        for (index, loop) in group.makeIterator().enumerated() {
            let started = try loop.submit {
                let worker = ProxyWorker(index: index, eventLoop: loop, settings: settings)
                worker.start()
                return (NIOLoopBound(worker, eventLoop: loop), ThreadClock())
            }.wait()
            workers.append(started.0)
            if let clock = started.1 { clocks.append(clock) }
        }
        self.workers = workers
        var running = Running(configuration: configuration, roster: roster, settings: settings)
        running.checker = try ReverseProxy.startChecks(running, workers)
        self.running = Mutex(running)
        self.clocks = clocks
        let listening = Listening(group: group, workers: workers, termination: termination)
        let main = try listening.start(configuration.host, configuration.port, .forward(isSecure: termination != nil))
        let port = main.localAddress?.port ?? configuration.port
        let plain = try configuration.redirect.map {
            try listening.start($0.host, $0.port, .redirect(RedirectTarget(port: port)))
        }
        listeners = [main] + (plain.map { [$0] } ?? [])
        self.port = port
        localAddress = main.listeningAddress(host: configuration.host)
        redirectAddress = plain?.listeningAddress(host: configuration.redirect?.host ?? "")
        let control = AdminControl(running, listen: localAddress, workers: workers, clocks: clocks)
        admin = try configuration.admin.map { try AdminListener($0, control) }
    }

    static func startChecks(
        _ running: Running,
        _ workers: [NIOLoopBound<ProxyWorker>]
    ) throws -> NIOLoopBound<HealthChecker>? {
        let (settings, roster) = (running.settings, running.roster)
        guard let policy = running.configuration.health.check, let loop = workers.first?.eventLoop else { return nil }
        return try loop.submit {
            let checker = HealthChecker(eventLoop: loop, settings: settings, roster: roster, policy: policy)
            checker.start()
            return NIOLoopBound(checker, eventLoop: loop)
        }.wait()
    }

    /// What the proxy has done so far, all loops together.
    package func counters() -> ProxyCounters {
        if let figures = final.withLock({ $0 }) { return figures.counters }
        var total = ProxyCounters()
        for worker in workers {
            if let counters = try? worker.eventLoop.submit({ worker.value.snapshot() }).wait() { total.add(counters) }
        }
        let picks = balancer.picks()
        total.picks = picks.total
        total.picksPerBackend = picks.perBackend
        return total
    }

    /// The host and port that the administration listens on; `nil` without one.
    package var adminAddress: String? { admin?.address }

    /// Requests that backends were picked for and that have not ended.
    package func requestsInFlight() -> Int { balancer.inFlight() }

    /// Reads certificate and key again, for the connections that are yet to come; those that are open keep theirs.
    ///
    /// - Returns: whether there are any; not on a proxy without TLS.
    /// - Throws: ``TLSFileError``; everything stays as it is.
    package func reloadCertificates() throws -> Bool {
        try termination?.reload()
        return termination != nil
    }

    /// Opens the access log's file anew, after it was moved away; does nothing when the log is off.
    package func reopenAccessLog() { accessLog?.reopen() }

    private var accessLog: AccessLog? { running.withLock { $0.settings.accessLog } }

    /// Whether it was shut down.
    var hasEnded: Bool { final.withLock { $0 } != nil }

    /// What became of the lines of the access log; `nil` when it is off.
    package func accessLogCounters() -> AccessLogCounters? { accessLog?.counters }

    /// CPU time that the event loops have used so far, in nanoseconds.
    package func cpuNanoseconds() -> Int64 {
        if let figures = final.withLock({ $0 }) { return figures.cpuNanoseconds }
        return clocks.reduce(0) { $0 + ($1.nanoseconds() ?? 0) }
    }

    /// Stops accepting, lets the exchanges in flight finish, closes what is left after the grace, and ends the loops.
    ///
    /// A second call does nothing.
    package func shutdown(graceNanoseconds: Int64) {
        guard !hasEnded else { return }
        admin?.drain()
        for listener in listeners { try? listener.close().wait() }
        if let checker = running.withLock({ $0.checker }) {
            try? checker.eventLoop.submit { checker.value.stop() }.wait()
        }
        let drained = workers.map { worker in worker.eventLoop.flatSubmit { worker.value.drain() } }
        let deadlines = workers.map { worker in
            worker.eventLoop.scheduleTask(in: .nanoseconds(max(graceNanoseconds, 0))) { worker.value.closeAll() }
        }
        for future in drained { try? future.wait() }
        for deadline in deadlines { deadline.cancel() }
        let figures = FinalFigures(counters: counters(), cpuNanoseconds: cpuNanoseconds())
        final.withLock { $0 = figures }
        admin?.stop()
        try? group.syncShutdownGracefully()
        accessLog?.close(graceNanoseconds: 1_000_000_000)
    }
}

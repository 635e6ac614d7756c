internal import Foundation
internal import NIOCore
internal import Synchronization

/// What the administration can see of a proxy and do to it.
///
/// The event loops are asked for their figures one message each, and go on meanwhile; changes go through the lock of
/// the balancer, so that they hold for the next pick.
final class AdminControl: Sendable {
    private let balancer: SharedBalancer
    /// What runs; a reload replaces it.
    private let running: Mutex<ReverseProxy.Running>
    private let workers: [NIOLoopBound<ProxyWorker>]
    private let clocks: [ThreadClock]
    private let listen: String
    private let version: String
    private let startedAt = Date()
    private let startedAtNanoseconds = AdminControl.now()
    private let isDraining = Atomic<Bool>(false)

    /// Control over a proxy that listens on an address.
    init(
        _ running: ReverseProxy.Running,
        listen: String,
        workers: [NIOLoopBound<ProxyWorker>],
        clocks: [ThreadClock]
    ) {
        balancer = running.settings.balancer
        self.running = Mutex(running)
        self.workers = workers
        self.clocks = clocks
        self.listen = listen
        version = running.configuration.admin?.version ?? ""
    }

    /// The proxy has gone over to another configuration.
    func adopt(_ next: ReverseProxy.Running) {
        running.withLock { $0 = next }
    }

    /// From now on it says that the proxy takes nothing new.
    func drain() {
        isDraining.store(true, ordering: .relaxed)
    }

    /// Does what was asked for; the future completes on `loop`.
    func perform(_ action: AdminAction, on loop: any EventLoop) -> EventLoopFuture<AdminReply> {
        switch action {
        case .health: loop.makeSucceededFuture(health())
        case .status:
            status(on: loop).map { AdminReply(ProxyStatus.json($0), contentType: "application/json") }
        case .metrics: status(on: loop).map { AdminReply($0.metrics, contentType: MetricsPage.contentType) }
        case .drain(let name, let isDraining):
            change(name, on: loop) { $0.setDraining(isDraining, $1, now: AdminControl.now()) }
        case .weight(let name, let weight):
            change(name, on: loop) { $0.setWeight(weight, of: $1, now: AdminControl.now()) }
        }
    }

    private func health() -> AdminReply {
        if isDraining.load(ordering: .relaxed) { return AdminReply(status: 503, "the proxy is shutting down") }
        let isAnybodyEligible = balancer.snapshot().members.contains { $0.isEligible }
        return isAnybodyEligible ? AdminReply("ok") : AdminReply(status: 503, "no backend is eligible")
    }

    /// Changes a backend and answers with what it is then.
    private func change(
        _ name: String,
        on loop: any EventLoop,
        _ body: (inout FleetHealth, Int) -> FleetUpdate
    ) -> EventLoopFuture<AdminReply> {
        let places = running.withLock { $0.roster.places }
        guard let index = places.firstIndex(where: { $0.isMember && $0.upstream.name == name }) else {
            let names = places.filter(\.isMember).map(\.upstream.name).joined(separator: ", ")
            return loop.makeSucceededFuture(
                AdminReply(status: 404, "there is no backend \(name); there are \(names)")
            )
        }
        balancer.updateHealth(now: AdminControl.now()) { body(&$0, index) }
        return status(on: loop).map { status in
            guard let backend = status.backends.first(where: { $0.name == name }) else {
                return AdminReply(status: 404, "the backend \(name) has just left")
            }
            return AdminReply(ProxyStatus.json(backend), contentType: "application/json")
        }
    }

    private func status(on loop: any EventLoop) -> EventLoopFuture<ProxyStatus> {
        // Before the figures: they may have more backends than it knows, never fewer.
        let running = running.withLock { $0 }
        let reports = workers.map { worker in worker.eventLoop.submit { worker.value.report() } }
        return EventLoopFuture.whenAllSucceed(reports, on: loop).map { [self] reports in
            let total = reports.dropFirst().reduce(into: reports[0]) { $0.add($1) }
            return status(running, total, balancer.snapshot())
        }
    }

    private func status(
        _ running: ReverseProxy.Running,
        _ report: WorkerReport,
        _ fleet: FleetSnapshot
    ) -> ProxyStatus {
        let now = AdminControl.now()
        var counters = report.counters
        counters.picks = fleet.members.reduce(0) { $0 + $1.picks }
        return ProxyStatus(
            version: version,
            state: isDraining.load(ordering: .relaxed) ? .draining : .serving,
            startedAt: startedAt,
            uptimeS: Double(now - startedAtNanoseconds) / 1e9,
            cpuS: Double(clocks.reduce(0) { $0 + ($1.nanoseconds() ?? 0) }) / 1e9,
            listen: listen,
            strategy: running.configuration.strategyName,
            threads: workers.count,
            mode: fleet.mode,
            connections: ProxyStatus.Connections(
                client: counters.clientConnections,
                upstream: counters.upstreamConnections,
                idle: report.idleConnections.reduce(0, +)
            ),
            requests: ProxyStatus.Requests(
                inFlight: fleet.members.reduce(0) { $0 + $1.inFlight },
                waiting: fleet.members.reduce(0) { $0 + $1.waiting }
            ),
            counters: counters,
            responses: Dictionary(
                counters.responsesByClass.enumerated().map { ("\($0.offset + 1)xx", $0.element) },
                uniquingKeysWith: +
            ),
            retryBudget: ProxyStatus.RetryBudget(active: fleet.activeRetries, refused: fleet.refusedRetries),
            accessLog: running.settings.accessLog?.counters,
            backends: running.roster.members.map { index in
                BackendStatus(
                    running.roster.places[index].upstream,
                    fleet.members[index],
                    idleConnections: report.idleConnections[index],
                    now: now
                )
            },
            responseTimes: report.responseTimes
        )
    }

    private static func now() -> Int64 { Int64(NIODeadline.now().uptimeNanoseconds) }
}

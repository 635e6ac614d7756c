internal import HTTPWire
internal import NIOCore
internal import NIOPosix

/// Asks every backend at an interval whether it is well, each time on a connection of its own.
///
/// Lives on one event loop. The first checks begin at once; from then on the backends are asked in turn, spread over
/// the interval.
final class HealthChecker {
    private let eventLoop: any EventLoop
    private let settings: ProxySettings
    private let policy: HealthCheckPolicy
    private let members: [Int]
    private var tasks: [RepeatedTask] = []
    private var isStopped = false

    /// A checker of the backends that are members of a roster.
    init(eventLoop: any EventLoop, settings: ProxySettings, roster: Roster, policy: HealthCheckPolicy) {
        members = roster.members
        self.eventLoop = eventLoop
        self.settings = settings
        self.policy = policy
    }

    func start() {
        let checker = NIOLoopBound(self, eventLoop: eventLoop)
        for (position, index) in members.enumerated() {
            check(index)
            let offset = policy.interval * Int64(position + 1) / Int64(members.count)
            tasks.append(
                eventLoop.scheduleRepeatedTask(initialDelay: .nanoseconds(offset), delay: .nanoseconds(policy.interval))
                {
                    _ in checker.value.check(index)
                }
            )
        }
    }

    func stop() {
        for task in tasks { task.cancel() }
        tasks = []
        isStopped = true
    }

    private func check(_ index: Int) {
        let backend = settings.backends[index]
        let answered = eventLoop.makePromise(of: Int.self)
        let request = Array(
            "GET \(policy.path) HTTP/1.1\r\nHost: \(backend.authority)\r\nUser-Agent: rrbench-health\r\nConnection: close\r\n\r\n"
                .utf8
        )
        let bootstrap = ClientBootstrap(group: eventLoop)
            .connectTimeout(.nanoseconds(policy.timeout))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls = backend.tls { try channel.pipeline.syncOperations.addHandler(try tls.handler()) }
                    let probe = HealthProbe(request, answered)
                    try channel.pipeline.syncOperations.addHandler(probe)
                }
            }
        let connected = backend.connect(bootstrap)
        connected.whenFailure { answered.fail($0) }
        let timeout = eventLoop.scheduleTask(in: .nanoseconds(policy.timeout)) { answered.fail(ChannelError.eof) }
        let checker = NIOLoopBound(self, eventLoop: eventLoop)
        answered.futureResult.whenComplete { result in
            timeout.cancel()
            connected.whenSuccess { $0.close(promise: nil) }
            checker.value.checked(index, try? result.get())
        }
    }

    private func checked(_ index: Int, _ status: Int?) {
        guard !isStopped else { return }
        let now = Int64(NIODeadline.now().uptimeNanoseconds)
        settings.balancer.updateHealth(now: now) { health in
            if let status {
                health.checkAnswered(index, status: status, now: now)
            } else {
                health.checkFailed(index, now: now)
            }
        }
    }
}

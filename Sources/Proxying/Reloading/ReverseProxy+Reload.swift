internal import NIOCore
internal import Synchronization

extension ReverseProxy {
    /// What a reload replaces.
    struct Running: Sendable {
        var configuration: ProxyConfiguration
        var roster: Roster
        var settings: ProxySettings
        var checker: NIOLoopBound<HealthChecker>?
    }

    /// Goes over to another configuration while serving: no request is lost, and no cursor moves.
    ///
    /// A backend whose name and address stay keeps its index, counts, health and connections, and a strategy whose
    /// choice stays keeps its state. A backend that is no longer named gets nothing new and finishes what it has. A
    /// weight is set where the configuration has another than before, so that one set in between by the administrator
    /// stays. What is under way goes on; new values hold from the next decision that asks for them, the limits of heads
    /// from the next connection. If anything is thrown, nothing has changed.
    ///
    /// Certificates and keys are read again, and hold for the connections that are yet to come.
    ///
    /// - Throws: ``ProxyError``, ``TLSFileError`` or ``AccessLogError``, one sentence that names the value at fault.
    @discardableResult
    package func reload(_ configuration: ProxyConfiguration) throws -> ReloadReport {
        try reloads.withLock { _ in try replace(running.withLock { $0 }, by: configuration) }
    }

    private func replace(_ present: Running, by configuration: ProxyConfiguration) throws -> ReloadReport {
        guard !hasEnded else { throw ProxyError.ended }
        try present.configuration.checkReload(to: configuration)
        try configuration.checkValues()
        var next = present
        next.configuration = configuration
        next.roster.replace(by: configuration.upstreams)
        let backends = try Backend.resolve(
            next.roster,
            knowing: present.settings.backends,
            authorities: configuration.upstreamAuthorities
        )
        let secured = try configuration.tls.map { try TLSTermination.Secured($0) }
        let accessLog = try AccessLog.follow(present.settings.accessLog, with: configuration.accessLog)
        next.settings = ProxySettings(
            configuration,
            next.roster,
            backends: backends,
            balancer: balancer,
            accessLog: accessLog,
            after: present.settings
        )
        let changes = present.configuration.changes(to: configuration)
        let report = ReloadReport(from: present.roster, to: next.roster, settings: changes)
        // The loops first: they must know a backend before it can be picked.
        publish(next.settings)
        if let secured { termination?.adopt(secured) }
        balancer.adopt(
            configuration,
            next.roster,
            replacesStrategy: changes.contains("strategy"),
            now: Int64(NIODeadline.now().uptimeNanoseconds)
        )
        next.checker = renewedChecker(present, next, keepsMembers: report.keepsMembers)
        running.withLock { $0 = next }
        admin?.adopt(next)
        if let old = present.settings.accessLog, old !== accessLog { old.close(graceNanoseconds: 1_000_000_000) }
        return report
    }

    private func publish(_ settings: ProxySettings) {
        let adopted = workers.map { worker in worker.eventLoop.submit { worker.value.adopt(settings) } }
        for future in adopted { try? future.wait() }
    }

    private func renewedChecker(
        _ present: Running,
        _ next: Running,
        keepsMembers: Bool
    ) -> NIOLoopBound<HealthChecker>? {
        if keepsMembers, present.configuration.health.check == next.configuration.health.check {
            return present.checker
        }
        if let checker = present.checker { try? checker.eventLoop.submit { checker.value.stop() }.wait() }
        return try? ReverseProxy.startChecks(next, workers)
    }
}

internal import Proxying

extension HealthPolicy {
    /// This policy with what the section `health` says of it.
    func read(_ file: YAMLSection<ProxyKey>) throws -> HealthPolicy {
        guard let section = try file.section(.health, of: ProxyKey.Health.self) else { return self }
        var policy = self
        policy.check = try section.section(.check, of: ProxyKey.Check.self).map(HealthCheckPolicy.init(_:))
        policy.outlier = try section.section(.outlier, of: ProxyKey.Outlier.self).map(outlier) ?? policy.outlier
        if let section = try section.section(.slowStart, of: ProxyKey.SlowStart.self) {
            policy.slowStart.window = try section.duration(.window, zeroAllowed: true) ?? policy.slowStart.window
            policy.slowStart.aggression = try section.number(.aggression) ?? policy.slowStart.aggression
            policy.slowStart.minimum = try section.share(.minimum) ?? policy.slowStart.minimum
        }
        policy.panicThreshold = try section.share(.panicThreshold) ?? policy.panicThreshold
        return policy
    }

    private func outlier(_ section: YAMLSection<ProxyKey.Outlier>) throws -> OutlierPolicy {
        var rules = outlier ?? OutlierPolicy()
        let failures = 0...1_000_000
        rules.consecutiveGatewayFailures =
            try section.count(.consecutiveGatewayFailures, in: failures) ?? rules.consecutiveGatewayFailures
        rules.consecutive5xx = try section.count(.consecutive5xx, in: failures) ?? rules.consecutive5xx
        rules.baseEjectionTime = try section.duration(.baseEjectionTime) ?? rules.baseEjectionTime
        let longest = try section.duration(.maximumEjectionTime)
        if let longest, longest < rules.baseEjectionTime {
            throw section.failure(.maximumEjectionTime, "it is shorter than base_ejection_time; give a longer time.")
        }
        rules.maximumEjectionTime = longest ?? max(rules.maximumEjectionTime, rules.baseEjectionTime)
        rules.maximumEjectionShare = try section.share(.maximumEjectionShare) ?? rules.maximumEjectionShare
        rules.interval = try section.duration(.interval) ?? rules.interval
        return rules
    }
}

extension HealthCheckPolicy {
    /// The checks that the section `health.check` describes.
    fileprivate init(_ section: YAMLSection<ProxyKey.Check>) throws {
        self.init()
        path = try section.path(.path) ?? path
        interval = try section.duration(.interval) ?? interval
        timeout = try section.duration(.timeout) ?? min(timeout, interval)
        rise = try section.count(.rise, in: 1...1000) ?? rise
        fall = try section.count(.fall, in: 1...1000) ?? fall
        expected = try section.value(.expected) { try StatusSet(parsing: $0) } ?? expected
        beginsHealthy = try section.isTrue(.beginsHealthy) ?? beginsHealthy
    }
}

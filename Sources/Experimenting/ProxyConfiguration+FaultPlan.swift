internal import Proxying
internal import Simulating

extension ProxyConfiguration {
    /// The path of a dummy backend that tells whether it is up.
    private static let checkedPath = "/health"
    /// The share of its weight that a returning backend begins with, in slow start; a simulation's, too.
    private static let leastRamp = 0.05

    /// Does about failures what a plan says, by the rules of the simulator: a failure of any kind is tried again, one
    /// check settles that a backend is down or up, and nobody is ejected unless that is asked for.
    mutating func adopt(_ plan: FaultPlan) {
        guard plan.rulesProxy else { return }
        retry.maximumRetries = plan.retries ?? 0
        retry.statuses = StatusSet(500...599)
        health.outlier?.consecutiveGatewayFailures = plan.ejectAfter ?? 0
        guard let healthCheck = plan.healthCheck else { return }
        var check = HealthCheckPolicy()
        check.path = Self.checkedPath
        check.interval = healthCheck.intervalNanoseconds
        check.timeout = healthCheck.intervalNanoseconds
        check.rise = 1
        check.fall = 1
        health.check = check
        health.slowStart.window = healthCheck.slowStartNanoseconds
        health.slowStart.minimum = Self.leastRamp
    }
}

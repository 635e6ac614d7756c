internal import ArgumentParser
internal import Proxying

/// When the proxy leaves a backend out, and when it tries another.
struct FailoverOptions: ParsableArguments {
    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp(
            "Further backends that a request is tried on, where that is safe; 0 = none. (default: 2)",
            valueName: "n"
        )
    )
    var retries: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("How long one backend has to begin its response. (default: no limit)", valueName: "t")
    )
    var tryTimeout: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Failures in a row that take a backend out; 0 = never. (default: 3)", valueName: "n")
    )
    var ejectAfter: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("How long the first time, twice as long the second … (default: 1s)", valueName: "t")
    )
    var ejectTime: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Ask every backend for this path, and use those that answer 200 to 399.", valueName: "path")
    )
    var healthCheck: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("From one health check to the next. (default: 2s)", valueName: "t")
    )
    var healthInterval: String?

    /// Puts what was given over a configuration.
    func apply(to configuration: inout ProxyConfiguration) throws {
        if let retries {
            configuration.retry.maximumRetries = try ArgumentValue.count(
                retries,
                flag: "--retries",
                in: 0...100,
                of: "further backends"
            )
        }
        if let tryTimeout {
            configuration.retry.perTryTimeout = try ArgumentValue.duration(tryTimeout, flag: "--try-timeout")
        }
        if let ejectAfter {
            configuration.health.outlier?.consecutiveGatewayFailures = try ArgumentValue.count(
                ejectAfter,
                flag: "--eject-after",
                in: 0...1_000_000,
                of: "failures"
            )
        }
        if let ejectTime {
            let time = try ArgumentValue.duration(ejectTime, flag: "--eject-time")
            configuration.health.outlier?.baseEjectionTime = time
            configuration.health.outlier?.maximumEjectionTime = max(30_000_000_000, time)
        }
        try applyChecks(to: &configuration)
    }

    private func applyChecks(to configuration: inout ProxyConfiguration) throws {
        guard healthCheck != nil || healthInterval != nil else { return }
        guard var check = configuration.health.check ?? healthCheck.map({ _ in HealthCheckPolicy() }) else {
            throw CommandFailure.usage("--health-interval needs --health-check PATH, such as /health.")
        }
        if let healthCheck {
            check.path = try ArgumentValue.path(healthCheck, flag: "--health-check", example: "/health")
        }
        if let healthInterval {
            check.interval = try ArgumentValue.duration(healthInterval, flag: "--health-interval")
            check.timeout = min(check.timeout, check.interval)
        }
        configuration.health.check = check
    }
}

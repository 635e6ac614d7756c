internal import ArgumentParser
internal import Pacing
internal import Proxying

/// How much the proxy takes on, and how long it waits.
struct LimitOptions: ParsableArguments {
    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Client connections at a time; more are answered with 503.", valueName: "n")
    )
    var maxConnections: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp(
            "Requests that a backend is given at a time; the others wait in turn, --queue of them for --queue-timeout.",
            valueName: "n"
        )
    )
    var maxInFlight: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Requests that may wait for one backend; more get 503. (default: 1024)", valueName: "n")
    )
    var queue: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("How long a request waits for a backend; then 503. (default: 5s)", valueName: "t")
    )
    var queueTimeout: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp(
            "Requests a second of one client: RATE[,burst=N][,delay][,header=NAME]. More get 429; with delay those of "
                + "the burst are held back.",
            valueName: "limit"
        )
    )
    var rateLimit: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("For a connection to a backend. (default: 5s)", valueName: "t")
    )
    var connectTimeout: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("For a response to begin, and between two parts of it. (default: 60s)", valueName: "t")
    )
    var responseTimeout: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("For a whole request, answer included. (default: no limit)", valueName: "t")
    )
    var requestTimeout: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("For the whole head of a request. (default: 60s)", valueName: "t")
    )
    var headTimeout: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Between two parts of a request's body. (default: 60s)", valueName: "t")
    )
    var bodyTimeout: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("For a client's next request on its connection. (default: 60s)", valueName: "t")
    )
    var idleTimeout: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp(
            "For the next byte through a tunnel, after a change of protocol such as WebSocket's. (default: 1h)",
            valueName: "t"
        )
    )
    var tunnelTimeout: String?

    /// Puts what was given over a configuration.
    func apply(to configuration: inout ProxyConfiguration) throws {
        if let maxConnections {
            configuration.maximumConnections = try ArgumentValue.count(
                maxConnections,
                flag: "--max-connections",
                in: 1...10_000_000,
                of: "connections"
            )
        }
        configuration.inFlight = try inFlightLimits(over: configuration.inFlight)
        if let rateLimit { configuration.clientLimit = try ClientLimit(parsing: rateLimit) }
        try set(connectTimeout, "--connect-timeout", \.connect, in: &configuration.timeouts)
        try set(responseTimeout, "--response-timeout", \.response, in: &configuration.timeouts)
        try set(requestTimeout, "--request-timeout", \.request, in: &configuration.timeouts)
        try set(headTimeout, "--head-timeout", \.requestHead, in: &configuration.timeouts)
        try set(bodyTimeout, "--body-timeout", \.requestBody, in: &configuration.timeouts)
        try set(idleTimeout, "--idle-timeout", \.clientIdle, in: &configuration.timeouts)
        try set(tunnelTimeout, "--tunnel-timeout", \.tunnel, in: &configuration.timeouts)
    }

    private func set(
        _ text: String?,
        _ flag: String,
        _ path: WritableKeyPath<ProxyTimeouts, Int64>,
        in timeouts: inout ProxyTimeouts
    ) throws {
        if let text { timeouts[keyPath: path] = try ArgumentValue.duration(text, flag: flag) }
    }

    private func inFlightLimits(over present: InFlightLimits?) throws -> InFlightLimits? {
        guard maxInFlight != nil || queue != nil || queueTimeout != nil else { return present }
        guard var limits = present ?? maxInFlight.map({ _ in InFlightLimits(perBackend: 1) }) else {
            throw CommandFailure.usage("--queue and --queue-timeout need --max-in-flight N.")
        }
        let most = 1_000_000
        if let maxInFlight {
            limits.perBackend = try ArgumentValue.count(
                maxInFlight,
                flag: "--max-in-flight",
                in: 1...most,
                of: "requests"
            )
        }
        if let queue {
            limits.queue = try ArgumentValue.count(queue, flag: "--queue", in: 0...most, of: "requests")
        }
        if let queueTimeout {
            limits.queueTimeout = try ArgumentValue.duration(queueTimeout, flag: "--queue-timeout")
        }
        return limits
    }
}

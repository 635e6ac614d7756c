internal import ArgumentParser
internal import Balancing
internal import Dispatch
internal import Experimenting
internal import Proxying

/// `rrbench proxy`: the reverse proxy alone.
struct ProxyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proxy",
        abstract: "Run the reverse proxy until Ctrl-C.",
        discussion: """
            Without flags it is the classic set-up: it listens on 127.0.0.1:8000 and sends requests in turn to \
            127.0.0.1:8081, 8082 and 8083.
            """
    )

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Where to listen; port 0 = any free port.", valueName: "host:port")
    )
    var listen = "127.0.0.1:8000"

    @Option(
        name: .long,
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "A backend, repeatable: HOST:PORT[,weight=W][,name=N][,backup]. (default: the three of 8081, 8082, 8083)",
            valueName: "backend"
        )
    )
    var upstream: [String] = []

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Balancing strategy, NAME[:param=value,…].", valueName: "name")
    )
    var strategy = StrategyCatalog.names[0]

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp(
            "What hashing strategies go by: address, path, header:NAME or cookie:NAME.",
            valueName: "key"
        )
    )
    var hashKey = "address"

    @Option(name: .long, parsing: .unconditional, help: ArgumentHelp("Event loops.", valueName: "n"))
    var threads = "1"

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Seeds random strategies.", valueName: "n")
    )
    var seed = "1"

    @Flag(name: .long, help: "Add X-Dispatch to every response: pick, attempts, in flight, queue and upstream time.")
    var dispatchHeader = false

    @OptionGroup(title: "Failover")
    var failover: FailoverOptions

    @OptionGroup(title: "Limits and timeouts")
    var limits: LimitOptions

    @OptionGroup(title: "Forwarding")
    var forwarding: ForwardingOptions

    @OptionGroup(title: "Access log")
    var accessLog: AccessLogOptions

    func run() throws {
        let configuration = try configuration()
        FileDescriptorLimit.raiseToMaximum()
        let signals = ControlSignals()
        try ServerLife.run {
            let proxy = try ReverseProxy.start(configuration)
            signals.direct(to: proxy)
            return (proxy.localAddress, { proxy.shutdown(graceNanoseconds: 2_000_000_000) })
        }
    }

    /// The flags as a configuration.
    private func configuration() throws -> ProxyConfiguration {
        let address = try ArgumentValue.address(listen, flag: "--listen")
        let seed = try ArgumentValue.seed(seed)
        let texts = upstream.isEmpty ? (8081...8083).map { "127.0.0.1:\($0)" } : upstream
        var configuration = ProxyConfiguration(
            host: address.host,
            port: address.port,
            upstreams: try texts.enumerated().map { try Upstream(parsing: $1, number: $0 + 1) },
            strategy: try ArgumentValue.specification(flag: "--strategy") { () throws(StrategyError) in
                try StrategyCatalog.make(strategy, seed: seed)
            }
        )
        configuration.threads = try ArgumentValue.count(threads, flag: "--threads", in: 1...256, of: "event loops")
        guard let key = HashKey(hashKey) else {
            throw CommandFailure.usage("--hash-key \(hashKey): write address, path, header:NAME or cookie:NAME.")
        }
        configuration.hashKey = key
        configuration.dispatchHeader = dispatchHeader
        try failover.apply(to: &configuration)
        try limits.apply(to: &configuration)
        try forwarding.apply(to: &configuration)
        configuration.accessLog = try accessLog.settings()
        let notes = DispatchQueue(label: "rrbench.notes")
        configuration.onHealthEvent = { event in
            notes.async { Terminal.note("\(event.backend ?? "all backends"): \(event.kind), \(event.detail)") }
        }
        return configuration
    }
}

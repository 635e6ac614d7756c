internal import ArgumentParser
internal import Balancing
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

            SIGHUP reads the file of --config again, without losing a request; SIGUSR1 opens the access log anew; \
            SIGTERM and Ctrl-C end the proxy.
            """
    )

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("A YAML file that describes the proxy; flags override it.", valueName: "file")
    )
    var config: String?

    @Flag(name: .long, help: "Check the file and the flags, say whether they are valid, and listen nowhere.")
    var checkConfig = false

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp(
            "Where to listen; port 0 = any free port. (default: 127.0.0.1:8000)",
            valueName: "host:port"
        )
    )
    var listen: String?

    @Option(
        name: .long,
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            """
            A backend, repeatable: [https://]HOST:PORT[,weight=W][,name=N][,backup][,tls][,sni=NAME][,verify=off]. \
            (default: the three of 8081, 8082, 8083)
            """,
            valueName: "backend"
        )
    )
    var upstream: [String] = []

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp(
            "Balancing strategy, NAME[:param=value,…]. (default: \(StrategyCatalog.names[0]))",
            valueName: "name"
        )
    )
    var strategy: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp(
            "What hashing strategies go by: address, path, header:NAME or cookie:NAME. (default: address)",
            valueName: "key"
        )
    )
    var hashKey: String?

    @Option(name: .long, parsing: .unconditional, help: ArgumentHelp("Event loops. (default: 1)", valueName: "n"))
    var threads: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Seeds random strategies. (default: 1)", valueName: "n")
    )
    var seed: String?

    @Flag(name: .long, help: "Add X-Dispatch to every response: pick, attempts, in flight, queue and upstream time.")
    var dispatchHeader = false

    @OptionGroup(title: "Failover")
    var failover: FailoverOptions

    @OptionGroup(title: "Limits and timeouts")
    var limits: LimitOptions

    @OptionGroup(title: "TLS")
    var tls: TLSOptions

    @OptionGroup(title: "Forwarding")
    var forwarding: ForwardingOptions

    @OptionGroup(title: "Access log")
    var accessLog: AccessLogOptions

    @OptionGroup(title: "Administration")
    var admin: AdminOptions

    func run() throws {
        let configuration = try configuration()
        if checkConfig { return try check(configuration) }
        FileDescriptorLimit.raiseToMaximum()
        let signals = ControlSignals()
        try ServerLife.run {
            let proxy = try ReverseProxy.start(configuration)
            signals.direct(reopen: { proxy.reopenAccessLog() }, reload: { reload(proxy) })
            if let address = proxy.adminAddress { Terminal.note("administration on \(address)") }
            if let address = proxy.redirectAddress { Terminal.note("redirecting \(address) to HTTPS") }
            return (proxy.localAddress, { proxy.shutdown(graceNanoseconds: 2_000_000_000) })
        }
    }

    private func check(_ configuration: ProxyConfiguration) throws {
        try configuration.check()
        let backends = configuration.upstreams.count
        let address = HostPort(host: configuration.host, port: configuration.port)
        try OutputFile(nil).write(
            "\(config ?? "The configuration") is valid: it listens on \(address), "
                + "in front of \(backends) backend\(backends == 1 ? "" : "s").\n"
        )
    }

    /// Reads the file again and goes over to what it says; whatever is wrong with it, the proxy goes on as it was.
    private func reload(_ proxy: ReverseProxy) {
        do {
            ProxyNotes.note("reloaded: \(try proxy.reload(configuration()))")
        } catch {
            ProxyNotes.note("not reloaded: \(error)")
        }
    }

    /// The file, and what the flags put over it.
    private func configuration() throws -> ProxyConfiguration {
        var configuration = try config.map(ProxyConfiguration.load) ?? .classic
        if let listen {
            let address = try ArgumentValue.address(listen, flag: "--listen")
            (configuration.host, configuration.port) = (address.host, address.port)
        }
        if !upstream.isEmpty {
            configuration.upstreams = try upstream.enumerated().map { try Upstream(parsing: $1, number: $0 + 1) }
        }
        try applyStrategy(to: &configuration)
        if let threads {
            configuration.threads = try ArgumentValue.count(threads, flag: "--threads", in: 1...256, of: "event loops")
        }
        if dispatchHeader { configuration.dispatchHeader = true }
        try failover.apply(to: &configuration)
        try limits.apply(to: &configuration)
        try tls.apply(to: &configuration)
        try forwarding.apply(to: &configuration)
        try accessLog.apply(to: &configuration)
        try admin.apply(to: &configuration)
        configuration.onHealthEvent = ProxyNotes.healthEvent
        return configuration
    }

    private func applyStrategy(to configuration: inout ProxyConfiguration) throws {
        var choice = configuration.strategyChoice ?? StrategyChoice(StrategyCatalog.names[0])
        if let strategy { choice.specification = strategy }
        if let seed { choice.seed = try ArgumentValue.seed(seed) }
        let wanted = choice
        configuration.strategy = try ArgumentValue.specification(flag: "--strategy") { () throws(StrategyError) in
            try wanted.make()
        }
        configuration.strategyChoice = wanted
        if let hashKey {
            guard let key = HashKey(hashKey) else {
                throw CommandFailure.usage("--hash-key \(hashKey): write address, path, header:NAME or cookie:NAME.")
            }
            configuration.hashKey = key
        }
    }
}

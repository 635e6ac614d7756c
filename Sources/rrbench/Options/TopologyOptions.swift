internal import ArgumentParser
internal import Experimenting

/// The proxy and the backends that a run without a URL starts.
struct TopologyOptions: ParsableArguments {
    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp(
            "Balancing strategy of the proxy; with a URL, the one that the target is held to. (default: round-robin; compare: see --strategies)",
            valueName: "name"
        )
    )
    var strategy: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Dummy backends. (default: 3)", valueName: "n")
    )
    var backends: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp(
            "Port of the first backend; 0 = any free ports. (default: 8081; compare: 0)",
            valueName: "port"
        )
    )
    var backendPort: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp(
            "Backend service time: none, constant:5ms, exponential:5ms, … (default: none)",
            valueName: "dist"
        )
    )
    var service: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp(
            "The proxy's address; port 0 = any free port. (default: 127.0.0.1:8000; compare: port 0)",
            valueName: "host:port"
        )
    )
    var listen: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp(
            "Event loops of the embedded proxy; workers or threads of another. (default: 1)",
            valueName: "n"
        )
    )
    var proxyThreads: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp(
            "What balances: \(ProxyCatalog.names.joined(separator: ", ")), or a YAML file; nginx:zone=on sets a parameter. "
                + "(default: embedded)",
            valueName: "name|file"
        )
    )
    var proxy: String?

    /// The flags that were given although a URL leaves nothing for them to do.
    var flagsThatNeedNoURL: [String] {
        [
            ("--backends", backends), ("--backend-port", backendPort), ("--service", service), ("--listen", listen),
            ("--proxy-threads", proxyThreads), ("--proxy", proxy),
        ].compactMap { $0.1 == nil ? nil : $0.0 }
    }
}

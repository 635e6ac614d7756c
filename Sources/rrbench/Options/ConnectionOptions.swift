internal import ArgumentParser
internal import LoadDriving

/// Over what kind of connection requests are sent.
struct ConnectionOptions: ParsableArguments {
    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            Which connection carries a request: shared (the oldest that is free), pinned (each virtual client its \
            own, in turn) or fresh (a new one each time). (default: shared)
            """,
            valueName: "mode"
        )
    )
    var connectionMode: String?

    @Flag(name: .long, help: "The same as --connection-mode fresh.")
    var noKeepalive = false

    @Flag(name: .long, help: "Speak HTTP/2: by ALPN over TLS, with prior knowledge in clear text.")
    var http2 = false

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Requests in flight on each connection of HTTP/2. (default: 1)", valueName: "n")
    )
    var streams: String?

    @Flag(name: [.customShort("k"), .long], help: "Accept any TLS certificate.")
    var insecure = false

    @Option(name: .long, help: ArgumentHelp("Trust these certificate authorities (PEM).", valueName: "file"))
    var cacert: String?

    @Option(name: .long, help: ArgumentHelp("Client certificate (PEM).", valueName: "file"))
    var cert: String?

    @Option(name: .long, help: ArgumentHelp("Private key of the client certificate (PEM).", valueName: "file"))
    var key: String?

    @Option(
        name: .long,
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp("Address of a name, repeatable.", valueName: "host:port:address")
    )
    var resolve: [String] = []

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Connect to a Unix socket instead of the URL's host and port.", valueName: "path")
    )
    var unixSocket: String?

    @Flag(name: .long, help: "Measure a target even if nothing answers there at the start.")
    var noProbe = false

    /// The flags given that say how an external target is reached, and so need one.
    var flagsThatNeedURL: [String] {
        [
            ("--http2", http2), ("--streams", streams != nil), ("--cacert", cacert != nil), ("--cert", cert != nil),
            ("--key", key != nil), ("--resolve", !resolve.isEmpty), ("--unix-socket", unixSocket != nil),
            ("--no-probe", noProbe),
        ].compactMap { $0.1 ? $0.0 : nil }
    }

    /// Fills in the connections.
    func fill(_ plan: inout LoadPlan) throws {
        plan.connectionMode = try mode()
        plan.http2 = http2
        plan.streams = try ArgumentValue.count(
            streams ?? "1",
            flag: "--streams",
            in: 1...LoadPlan.mostConnections,
            of: "streams"
        )
        plan.tls.acceptsAnyCertificate = insecure
        plan.tls.authorities = cacert
        plan.tls.certificate = cert
        plan.tls.key = key
        plan.resolve = resolve
        plan.unixSocket = unixSocket
    }

    private func mode() throws -> ConnectionMode {
        guard let connectionMode else { return noKeepalive ? .fresh : .shared }
        guard let mode = ConnectionMode(rawValue: connectionMode) else {
            throw CommandFailure.usage(
                "--connection-mode '\(connectionMode)': choose one of \(ConnectionMode.names.joined(separator: ", "))."
            )
        }
        try ArgumentValue.exclusive(
            ("--no-keepalive", noKeepalive && mode != .fresh),
            ("--connection-mode \(mode.rawValue)", true),
            because: "both say which connection carries a request"
        )
        return mode
    }
}

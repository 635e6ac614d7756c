internal import ArgumentParser
internal import Experimenting
internal import Proxying

/// The proxy's administration.
struct AdminOptions: ParsableArguments {
    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp(
            "Where to watch the proxy (/status, /metrics, /healthz) and to drain and weight its backends; changes are "
                + "taken from this machine alone.",
            valueName: "host:port"
        )
    )
    var admin: String?

    /// Puts what was given over a configuration.
    func apply(to configuration: inout ProxyConfiguration) throws {
        if let admin {
            let address = try ArgumentValue.address(admin, flag: "--admin")
            configuration.admin = AdminSettings(host: address.host, port: address.port)
        }
        configuration.admin?.version = Version.current
    }
}

internal import ArgumentParser
internal import Proxying

/// Whom the proxy believes about the client, and what it says itself.
struct ForwardingOptions: ParsableArguments {
    @Option(
        name: .long,
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            """
            A peer whose X-Forwarded-For, -Proto, -Host and Forwarded are believed, repeatable: an address or a block, \
            such as 10.0.0.0/8. Those of anybody else are replaced. (default: nobody)
            """,
            valueName: "cidr"
        )
    )
    var trustedProxy: [String] = []

    @Flag(name: .long, help: "Send Forwarded (RFC 7239) to backends, beside X-Forwarded-For, -Proto and -Host.")
    var forwarded = false

    /// Puts what was given over a configuration.
    func apply(to configuration: inout ProxyConfiguration) throws {
        if !trustedProxy.isEmpty {
            configuration.forwarding.trustedProxies = try trustedProxy.map { text in
                try ArgumentValue.specification(flag: "--trusted-proxy") { () throws(AddressBlockError) in
                    try AddressBlock(text)
                }
            }
        }
        if forwarded { configuration.forwarding.emitsForwarded = true }
    }
}

internal import ArgumentParser
internal import Experimenting
internal import Proxying

/// TLS with clients, and whom to trust of the backends that speak it.
struct TLSOptions: ParsableArguments {
    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp(
            "Serve clients over TLS: a PEM file of the certificate and those of its issuers. SIGHUP reads it anew.",
            valueName: "file"
        )
    )
    var tlsCertificate: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("The PEM file of the certificate's key.", valueName: "file")
    )
    var tlsKey: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Where to listen for plain HTTP and redirect it to HTTPS.", valueName: "host:port")
    )
    var redirectListen: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp(
            "A PEM file of the authorities that certificates of backends have to be from. (default: the system's)",
            valueName: "file"
        )
    )
    var upstreamCa: String?

    /// Puts what was given over a configuration.
    func apply(to configuration: inout ProxyConfiguration) throws {
        switch (tlsCertificate, tlsKey) {
        case (let certificate?, let key?):
            configuration.tls = TLSIdentity(certificateChain: certificate, privateKey: key)
        case (nil, nil): break
        case (_?, nil):
            throw CommandFailure.usage("--tls-certificate needs --tls-key FILE, the key of the certificate.")
        case (nil, _?):
            throw CommandFailure.usage("--tls-key needs --tls-certificate FILE, the certificate of the key.")
        }
        if let redirectListen {
            guard configuration.tls != nil else {
                throw CommandFailure.usage("--redirect-listen needs --tls-certificate and --tls-key to redirect to.")
            }
            let address = try ArgumentValue.address(redirectListen, flag: "--redirect-listen")
            configuration.redirect = RedirectListener(host: address.host, port: address.port)
        }
        if let upstreamCa { configuration.upstreamAuthorities = upstreamCa }
    }
}

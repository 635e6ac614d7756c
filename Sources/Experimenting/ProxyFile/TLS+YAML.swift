internal import Proxying

extension ProxyConfiguration {
    /// Reads the sections `tls` and `upstream_ca`.
    mutating func readTLS(_ file: YAMLSection<ProxyKey>) throws {
        upstreamAuthorities = try file.text(.upstreamCA) ?? upstreamAuthorities
        guard let section = try file.section(.tls, of: ProxyKey.TLS.self) else { return }
        guard let certificate = try section.text(.certificate) else {
            throw section.failure(.certificate, "name the PEM file of the certificate and those of its issuers.")
        }
        guard let key = try section.text(.key) else {
            throw section.failure(.key, "name the PEM file of the certificate's key.")
        }
        tls = TLSIdentity(certificateChain: certificate, privateKey: key)
        redirect = try section.value(.redirect, HostPort.init(parsing:)).map {
            RedirectListener(host: $0.host, port: $0.port)
        }
    }
}

extension UpstreamTLS {
    /// The TLS that the section `tls` of a backend describes.
    init(_ section: YAMLSection<ProxyKey.BackendTLS>) throws {
        self.init(
            serverName: try section.text(.serverName),
            verifiesCertificate: try section.isTrue(.verify) ?? true
        )
    }
}

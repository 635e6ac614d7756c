/// How a backend is spoken to over TLS.
package struct UpstreamTLS: Sendable, Equatable {
    /// The name that is asked for (SNI) and that the certificate must be for; `nil` is the backend's host.
    package var serverName: String?
    /// Whether the certificate is checked: that it is current, from a trusted authority, and for this name.
    package var verifiesCertificate = true

    /// TLS with everything checked, unless told otherwise.
    package init(serverName: String? = nil, verifiesCertificate: Bool = true) {
        self.serverName = serverName
        self.verifiesCertificate = verifiesCertificate
    }
}

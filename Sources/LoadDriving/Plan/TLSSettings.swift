/// How a connection to an `https` target is secured; files are in PEM form.
package struct TLSSettings: Sendable, Equatable {
    /// Whether any certificate of the target is accepted.
    package var acceptsAnyCertificate = false
    /// The file of the certificate authorities that are trusted, instead of the system's.
    package var authorities: String?
    /// The file of the certificate with which the client shows who it is.
    package var certificate: String?
    /// The file of that certificate's private key; `nil` where the certificate's file holds it.
    package var key: String?

    /// Settings as those of a browser: the target must show a certificate that the system trusts.
    package init() {}
}

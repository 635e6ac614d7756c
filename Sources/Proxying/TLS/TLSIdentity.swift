/// What a proxy proves itself to its clients with: the paths of two PEM files.
package struct TLSIdentity: Sendable, Equatable {
    /// The certificate, then those of the authorities between it and a root, in this order.
    package var certificateChain: String
    /// The certificate's private key, without a passphrase.
    package var privateKey: String

    /// The identity in two files, which are read when the proxy starts and when it is told to reload.
    package init(certificateChain: String, privateKey: String) {
        self.certificateChain = certificateChain
        self.privateKey = privateKey
    }
}

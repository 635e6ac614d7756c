/// What is wrong with a file of certificates or keys.
package enum TLSFileError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file cannot be read.
    case unreadable(String, reason: String)
    /// The file has no certificate in it, or one that cannot be understood.
    case noCertificate(String)
    /// The file has no private key in it that can be used.
    case noPrivateKey(String)
    /// The key is not that of the certificate.
    case mismatch(certificate: String, privateKey: String)
    /// The certificate or key is one that TLS has no use for.
    case unusable(String, reason: String)

    /// One sentence that names the file and says what to do.
    package var description: String {
        switch self {
        case .unreadable(let path, let reason):
            "cannot read \(path): \(reason); name a file in PEM form that this user may read"
        case .noCertificate(let path):
            "\(path) has no certificate that can be understood; give one in PEM form, -----BEGIN CERTIFICATE-----"
        case .noPrivateKey(let path):
            "\(path) has no private key that can be used; give one in PEM form and without a passphrase"
        case .mismatch(let certificate, let privateKey):
            "the key in \(privateKey) does not belong to the first certificate in \(certificate); give the two that were made together"
        case .unusable(let path, let reason):
            "the certificate in \(path) cannot be used for TLS: \(reason); ask its issuer for another"
        }
    }
}

internal import NIOSSL

/// Why TLS with a backend did not come about, in words.
enum HandshakeFailure {
    /// The reason, to stand behind the backend's name; `nil` where the error is none of TLS.
    static func reason(_ error: any Error, serverName: String?) -> String? {
        if let mismatch = error as? NIOSSLExtraError,
            mismatch == .failedToValidateHostname || mismatch == .serverHostnameImpossibleToMatch
        {
            return "has a certificate that is not for \(serverName ?? "its address")"
        }
        guard error is NIOSSLError || error is NIOSSLExtraError || error is BoringSSLError else { return nil }
        let text = String(describing: error)
        if text.contains("CERTIFICATE_VERIFY_FAILED") {
            return "has a certificate that is not current, or not from a trusted authority"
        }
        if text.contains("WRONG_VERSION_NUMBER") { return "does not speak TLS" }
        return "failed the TLS handshake: \(text)"
    }
}

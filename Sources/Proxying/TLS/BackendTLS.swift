internal import NIOCore
internal import NIOSSL

/// The proxy's side of TLS with one backend.
struct BackendTLS: Sendable {
    /// The contexts of a proxy's backends: those that check certificates share one, and so do those that do not.
    struct Contexts {
        private var verifying: NIOSSLContext?
        private var trusting: NIOSSLContext?
        private let authorities: String?

        /// Contexts that trust the authorities in a file, or those of the system.
        init(authorities: String?) {
            self.authorities = authorities
        }

        /// The context for a backend; reads the authorities where it is the first that needs them.
        mutating func context(verifies: Bool) throws(TLSFileError) -> NIOSSLContext {
            if let made = verifies ? verifying : trusting { return made }
            var configuration = TLSConfiguration.makeClientConfiguration()
            configuration.minimumTLSVersion = .tlsv12
            configuration.applicationProtocols = ["http/1.1"]
            configuration.shutdownTimeout = TLSTermination.closeNotifyWait
            configuration.certificateVerification = verifies ? .fullVerification : .none
            if verifies, let authorities {
                configuration.trustRoots = .certificates(try PEMFile(authorities).certificates())
            }
            do {
                let context = try NIOSSLContext(configuration: configuration)
                if verifies { verifying = context } else { trusting = context }
                return context
            } catch {
                throw .unusable(authorities ?? "the system's set of authorities", reason: String(describing: error))
            }
        }
    }

    private let context: NIOSSLContext
    /// The name that is asked for and that the certificate must be for; `nil` is the backend's address.
    let serverName: String?

    /// TLS with a backend as it is configured; `host` is its host, a name or an address.
    init(_ upstream: Upstream, _ tls: UpstreamTLS, _ contexts: inout Contexts) throws {
        context = try contexts.context(verifies: tls.verifiesCertificate)
        // An address is no name to ask for (RFC 6066 §3): the certificate is held against it all the same.
        serverName = tls.serverName ?? (IPAddress(upstream.host) == nil ? upstream.host : nil)
        do {
            _ = try handler()
        } catch {
            throw ProxyError.invalidServerName(serverName ?? upstream.host)
        }
    }

    /// The handler for a new connection.
    func handler() throws -> NIOSSLClientHandler {
        try NIOSSLClientHandler(context: context, serverHostname: serverName)
    }
}

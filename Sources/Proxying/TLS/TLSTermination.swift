internal import NIOCore
internal import NIOSSL
internal import Synchronization

/// The proxy's side of TLS with its clients: what a new connection is met with.
///
/// TLS 1.2 and 1.3. Of ALPN the proxy offers `http/1.1`; a client that offers only others is served without ALPN, which
/// leaves the choice to it: RFC 7301 §3.2 has the server refuse, but clients that could do without ALPN are many, and a
/// client that could not will end the handshake itself.
final class TLSTermination: Sendable {
    /// Certificate and key, read and found to belong together.
    struct Secured: Sendable {
        let identity: TLSIdentity
        fileprivate let context: NIOSSLContext

        /// Reads both files, which blocks.
        init(_ identity: TLSIdentity) throws(TLSFileError) {
            self.identity = identity
            context = try Secured.context(identity)
        }

        private static func context(_ identity: TLSIdentity) throws(TLSFileError) -> NIOSSLContext {
            let chain = try PEMFile(identity.certificateChain).certificates()
            let key = try PEMFile(identity.privateKey).privateKey()
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) },
                privateKey: .privateKey(key)
            )
            configuration.minimumTLSVersion = .tlsv12
            configuration.applicationProtocols = ["http/1.1"]
            configuration.shutdownTimeout = TLSTermination.closeNotifyWait
            do {
                return try NIOSSLContext(configuration: configuration)
            } catch NIOSSLError.failedToLoadPrivateKey {
                // The key itself was understood: it is the certificate that it does not go with.
                throw .mismatch(certificate: identity.certificateChain, privateKey: identity.privateKey)
            } catch {
                throw .unusable(identity.certificateChain, reason: String(describing: error))
            }
        }
    }

    private let current: Mutex<Secured>

    /// Reads certificate and key.
    init(_ identity: TLSIdentity) throws(TLSFileError) {
        current = Mutex(try Secured(identity))
    }

    /// Reads certificate and key again, for the connections that are yet to come; if that fails, all stays as it is.
    func reload() throws(TLSFileError) {
        adopt(try Secured(current.withLock { $0.identity }))
    }

    /// Goes over to another certificate, for the connections that are yet to come.
    func adopt(_ next: Secured) {
        current.withLock { $0 = next }
    }

    /// The handler for a new connection.
    func handler() -> NIOSSLServerHandler {
        NIOSSLServerHandler(context: current.withLock { $0.context })
    }

    /// How long a connection that was closed waits for the other side's `close_notify`: not at all.
    ///
    /// Whoever closes sends its own and need not wait for an answer (RFC 8446 §6.1). The message's framing, and not
    /// this, says where a body ends; and a peer that never answers would hold the connection.
    static let closeNotifyWait = TimeAmount.nanoseconds(0)
}

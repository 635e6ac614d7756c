internal import NIOCore
internal import NIOPosix

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// What a client is told when no connection to its backend could be opened.
struct ConnectFailure {
    let end: AttemptEnd
    let status: Int
    let reason: String

    init(_ error: any Error, backend: Backend, timeouts: ProxyTimeouts) {
        if case ChannelError.connectTimeout? = error as? ChannelError {
            end = .connectTimedOut
            status = 504
            reason = "\(backend.description) took no connection within \(timeouts.connect / 1_000_000) ms"
            return
        }
        end = .connectFailed
        status = 502
        let code = ((error as? NIOConnectionError)?.connectionErrors.first?.error as? IOError ?? error as? IOError)?
            .errnoCode
        if let failed = HandshakeFailure.reason(error, serverName: backend.tls?.serverName) {
            reason = "\(backend.description) \(failed)"
        } else if code == ECONNREFUSED {
            reason = "\(backend.description) refused the connection"
        } else if let code {
            reason = "\(backend.description) could not be reached: \(String(cString: strerror(code)))"
        } else {
            reason = "\(backend.description) could not be reached: \(error)"
        }
    }
}

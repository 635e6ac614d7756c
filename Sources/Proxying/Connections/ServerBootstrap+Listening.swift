internal import NIOCore
internal import NIOPosix

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

extension ServerBootstrap {
    /// Listens on an address, which blocks; throws ``ProxyError``.
    func listen(host: String, port: Int) throws -> any Channel {
        let wanted = Upstream(name: "", host: host, port: port).authority
        do {
            return try bind(host: host, port: port).wait()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw ProxyError.addressInUse(wanted)
        } catch {
            throw ProxyError.cannotListen(wanted, reason: String(describing: error))
        }
    }
}

extension Channel {
    /// The host and port that a listener got, `127.0.0.1:8000`.
    func listeningAddress(host: String) -> String {
        Upstream(name: "", host: localAddress?.ipAddress ?? host, port: localAddress?.port ?? 0).authority
    }
}

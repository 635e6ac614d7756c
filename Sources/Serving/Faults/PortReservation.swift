internal import Glibc
internal import NIOCore

/// A port that stays ours while nobody listens on it.
///
/// A backend that crashes closes its listening socket, so that connections are refused; without a second socket on the
/// port, the system could give it to anyone's outgoing connection until the backend comes back. A socket that is bound
/// and does not listen refuses connections just as well, and `SO_REUSEADDR` on both lets the listener bind beside it.
final class PortReservation: Sendable {
    /// The port, where 0 was asked for the one that it got.
    let port: Int
    private let descriptor: Int32

    /// Reserves a port of a host; 0 takes any free one.
    ///
    /// Throws `IOError`, or NIO's error for a name that does not resolve.
    init(host: String, port: Int) throws {
        let address = try SocketAddress.makeAddressResolvingHost(host, port: port)
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(CInt(address.protocol.rawValue), type, 0)
        guard descriptor >= 0 else { throw IOError(errnoCode: errno, reason: "socket") }
        self.descriptor = descriptor
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        let result = address.withSockAddr { pointer, length in bind(descriptor, pointer, socklen_t(length)) }
        guard result == 0 else {
            let error = IOError(errnoCode: errno, reason: "bind")
            close(descriptor)
            throw error
        }
        self.port = Self.port(of: descriptor) ?? port
    }

    deinit { close(descriptor) }

    private static func port(of descriptor: Int32) -> Int? {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let result = withUnsafeMutablePointer(to: &storage) { storage in
            storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        guard result == 0 else { return nil }
        // The port has the same place in the addresses of both families, in network order.
        return withUnsafeBytes(of: storage) { Int($0.loadUnaligned(fromByteOffset: 2, as: UInt16.self).bigEndian) }
    }
}

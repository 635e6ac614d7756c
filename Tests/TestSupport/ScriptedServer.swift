internal import Glibc
internal import Synchronization

/// A backend on a free port of 127.0.0.1 that does with each connection exactly what its script says.
///
/// Every connection runs the script on a thread of its own; the connection closes when the script returns.
package final class ScriptedServer: Sendable {
    /// The port that it listens on.
    package let port: Int

    private let listener: Int32
    private let accepted = Atomic<Int>(0)

    /// Connections accepted so far.
    package var connections: Int { accepted.load(ordering: .relaxed) }

    /// Listens and begins to accept; `port` 0 takes any free one.
    package init(port: Int = 0, _ script: @escaping @Sendable (ScriptedPeer) throws -> Void) throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var yes: Int32 = 1
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port)).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = listener
        let isListening = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && listen(descriptor, 128) == 0
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard isListening else {
            Glibc.close(descriptor)
            throw RawSocket.Failure("listen on port \(port)")
        }
        self.port = Int(UInt16(bigEndian: address.sin_port))
        Threads.detach { [self] in
            while true {
                let connection = accept(descriptor, nil, nil)
                guard connection >= 0 else {
                    // Here and not in `stop()`: closed before, the number could be another's while this still waits on it.
                    Glibc.close(descriptor)
                    return
                }
                accepted.add(1, ordering: .relaxed)
                Threads.detach { try? script(ScriptedPeer(connection)) }
            }
        }
    }

    /// Stops accepting; connections that are open go on.
    package func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
    }
}

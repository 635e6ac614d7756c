internal import Foundation

/// A TCP socket for a few bytes where no event loop is worth it: finding a free port, asking whether a proxy is ready.
struct BlockingSocket: ~Copyable {
    private let descriptor: Int32
    private let address: [UInt8]

    /// A socket for an address; `nil` where the name has none.
    ///
    /// No call on it takes longer than a second.
    init?(for target: HostPort, passive: Bool = false) {
        var hints = addrinfo()
        hints.ai_flags = passive ? AI_PASSIVE : 0
        #if os(Linux)
            hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        #else
            hints.ai_socktype = SOCK_STREAM
        #endif
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(target.host, "\(target.port)", &hints, &found) == 0, let first = found?.pointee else {
            return nil
        }
        defer { freeaddrinfo(found) }
        let descriptor = socket(first.ai_family, first.ai_socktype, 0)
        guard descriptor >= 0 else { return nil }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        var on: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
        var second = timeval(tv_sec: 1, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &second, socklen_t(MemoryLayout<timeval>.size))
        }
        self.descriptor = descriptor
        address = Array(UnsafeRawBufferPointer(start: first.ai_addr, count: Int(first.ai_addrlen)))
    }

    deinit {
        close(descriptor)
    }

    /// Binds to the address and returns the port that it got; `nil` where that fails (`errno` says why).
    func bind() -> Int? {
        let length = socklen_t(address.count)
        let isBound = withAddress { Foundation.bind(descriptor, $0, length) == 0 && listen(descriptor, 1) == 0 }
        guard isBound else { return nil }
        var storage = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let port = withUnsafeMutablePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
        }
        guard port == 0 else { return nil }
        // The port is the third and fourth byte of an address of either family.
        return withUnsafeBytes(of: storage) { Int($0[2]) << 8 | Int($0[3]) }
    }

    /// Connects, sends a text, and returns what comes back first; empty where any of it fails.
    func exchange(_ text: String) -> String {
        let length = socklen_t(address.count)
        guard withAddress({ connect(descriptor, $0, length) }) == 0 else { return "" }
        let bytes = Array(text.utf8)
        guard send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else { return "" }
        var answer = [UInt8](repeating: 0, count: 256)
        let count = recv(descriptor, &answer, answer.count, 0)
        return String(decoding: answer.prefix(max(0, count)), as: UTF8.self)
    }

    private func withAddress<Result>(_ body: (UnsafePointer<sockaddr>?) -> Result) -> Result {
        address.withUnsafeBytes { body($0.baseAddress?.assumingMemoryBound(to: sockaddr.self)) }
    }
}

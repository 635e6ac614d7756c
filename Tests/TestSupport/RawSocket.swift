internal import Glibc

/// A blocking TCP client on 127.0.0.1 that sends exactly the bytes it is given.
///
/// What a test of a server's wire behavior needs: no retries, no added headers, and a limit of 20 seconds on every
/// wait, so that a server that hangs fails the test instead of stopping it.
package final class RawSocket {
    /// What went wrong at the socket, with the system's error number.
    package struct Failure: Error, CustomStringConvertible {
        /// The call and its error.
        package let description: String

        init(_ call: String) {
            description = "\(call): \(String(cString: strerror(errno)))"
        }
    }

    private let descriptor: Int32
    private var reader = ResponseReader()

    /// Connects to a port; `receiveBuffer` limits the bytes that the kernel holds for a slow reader.
    package init(port: Int, receiveBuffer: Int32? = nil) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Failure("socket") }
        if var size = receiveBuffer {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        }
        var limit = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var noDelay: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &noDelay, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port)).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        // Everything is initialised by now, so that `deinit` closes the descriptor of a socket that throws here.
        guard result == 0 else { throw Failure("connect to port \(port)") }
    }

    deinit {
        close(descriptor)
    }

    /// Sends all of these bytes.
    package func send(_ bytes: some Collection<UInt8>) throws {
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { throw Failure("send") }
            rest = rest.dropFirst(sent)
        }
    }

    /// Sends as many of these bytes as the kernel takes without waiting, and returns how many.
    package func sendWhatFits(_ bytes: [UInt8]) -> Int {
        bytes.withUnsafeBytes {
            max(0, Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)))
        }
    }

    /// Sends a text as UTF-8; write `\r\n` where HTTP wants it.
    package func send(_ text: String) throws {
        try send(text.utf8)
    }

    /// Says that nothing more will be sent, and goes on receiving.
    package func shutdownSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Makes the coming close a reset instead of an orderly end.
    package func resetOnClose() {
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
    }

    /// At least one byte and at most `limit`; empty once the peer has closed.
    package func receive(upTo limit: Int = 65_536) throws -> [UInt8] {
        guard reader.received.isEmpty else {
            let taken = Array(reader.received.prefix(limit))
            reader.received.removeFirst(taken.count)
            return taken
        }
        return try receiveSome(upTo: limit)
    }

    private func receiveSome(upTo limit: Int) throws -> [UInt8] {
        var failure: Failure?
        let bytes = [UInt8](unsafeUninitializedCapacity: limit) { memory, count in
            let length = recv(descriptor, memory.baseAddress, limit, 0)
            if length < 0 { failure = Failure("recv") }
            count = max(0, length)
        }
        if let failure { throw failure }
        return bytes
    }

    /// Everything until the peer closes.
    package func receiveToEnd() throws -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let more = try receive()
            if more.isEmpty { return bytes }
            bytes += more
        }
    }

    /// The next response; the one to a HEAD request has no body, whatever its fields say.
    package func receiveResponse(toHead: Bool = false) throws -> RawResponse {
        try reader.next(toHead: toHead) { try receiveSome(upTo: 65_536) }
    }

    /// Sends a text and returns the response to it.
    package func exchange(_ text: String) throws -> RawResponse {
        try send(text)
        return try receiveResponse(toHead: text.hasPrefix("HEAD "))
    }
}

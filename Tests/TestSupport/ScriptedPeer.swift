internal import Glibc

/// The server's end of one connection of a ``ScriptedServer``; every wait ends after 20 seconds.
package final class ScriptedPeer {
    private let descriptor: Int32
    private var received: [UInt8] = []

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
        var limit = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit {
        close(descriptor)
    }

    /// The next head with its empty line; empty once the peer has closed.
    package func receiveHead() throws -> String {
        var scanned = 0
        while true {
            while scanned + 4 <= received.count {
                if received[scanned..<(scanned + 4)].elementsEqual([13, 10, 13, 10]) {
                    return String(decoding: take(scanned + 4), as: UTF8.self)
                }
                scanned += 1
            }
            guard try receiveMore() else { return "" }
        }
    }

    /// Exactly so many bytes, or fewer where the peer closes before.
    package func receive(_ count: Int) throws -> [UInt8] {
        while received.count < count, try receiveMore() {}
        return take(min(count, received.count))
    }

    /// At least one byte; none once the peer has closed.
    package func receiveSome() throws -> [UInt8] {
        if received.isEmpty { _ = try receiveMore() }
        return take(received.count)
    }

    /// Everything until the peer closes or resets.
    package func receiveToEnd() -> [UInt8] {
        while (try? receiveMore()) == true {}
        return take(received.count)
    }

    /// Sends all of these bytes.
    package func send(_ bytes: [UInt8]) throws {
        var offset = 0
        while offset < bytes.count {
            let sent = bytes[offset...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { throw RawSocket.Failure("send") }
            offset += sent
        }
    }

    /// Sends a text as UTF-8; write `\r\n` where HTTP wants it.
    package func send(_ text: String) throws {
        try send(Array(text.utf8))
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

    private func take(_ count: Int) -> [UInt8] {
        let taken = Array(received.prefix(count))
        received.removeFirst(count)
        return taken
    }

    private func receiveMore() throws -> Bool {
        var memory = [UInt8](repeating: 0, count: 65_536)
        let length = recv(descriptor, &memory, memory.count, 0)
        guard length >= 0 else { throw RawSocket.Failure("recv") }
        received += memory[..<length]
        return length > 0
    }
}

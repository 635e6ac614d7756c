internal import CCurl
internal import Glibc
internal import Measuring

/// One easy handle, and the request that it carries at the moment.
///
/// It lives at a fixed address, which libcurl's callbacks get and which the handle carries as its private pointer.
struct Transfer {
    let easy: UnsafeMutableRawPointer
    let reader: UnsafeMutablePointer<ResponseReader>
    let watch: UnsafeMutablePointer<SocketWatch>
    /// The shard that the handle belongs to.
    let home: UnsafeMutablePointer<CurlShard>
    /// What is known of the request so far.
    var sample = RequestSample()
    /// How far its response has met what is expected.
    var progress = ExpectationMatcher.Progress()
    /// Where libcurl writes why it gave the request up.
    let failureText: UnsafeMutablePointer<CChar>
    /// Memory for what the request has of its own, where requests differ.
    let memory: RequestMemory
    /// What its response is held to.
    var matcher: UnsafePointer<ExpectationMatcher>
    /// The index of the kind of request that the handle is set for, or −1.
    var kind = -1
    /// Whether the request is under way.
    var isActive = false
    /// How often libcurl has put the request on a connection.
    var writes: Int64 = 0
    /// Whether a connection was opened for the request.
    var hasOpenedConnection = false
    /// The socket that was opened last for the request.
    var descriptor: Int32 = -1
    /// Whether the request is the one that makes the shard's connection of HTTP/2 in clear text.
    var isMaker = false

    /// How often requests of the handle were sent again, or redirected, since libcurl last forgot it.
    var restarts: Int64 = 0

    /// Whether the handle's requests may have been sent again nearly as often as libcurl lets them, which is five times
    /// (``HandlePool/renew(_:)``).
    @inline(__always)
    var isDueForRenewal: Bool { restarts >= 4 }

    /// The index of the shard that the handle belongs to.
    var shard: Int { Int(home.pointee.index) }

    /// Forgets the last request, and is that of a new sample.
    mutating func reset(to sample: RequestSample) {
        self.sample = sample
        progress = ExpectationMatcher.Progress()
        restarts += max(0, writes - 1)
        writes = 0
        hasOpenedConnection = false
        failureText[0] = 0
    }

    /// Sets the callbacks of the handle of a transfer that lives at `transfer`.
    static func connect(_ transfer: UnsafeMutablePointer<Transfer>) {
        let easy = transfer.pointee.easy
        curl_set_pointer(easy, CURLOPT_PRIVATE, transfer)
        curl_set_error_buffer(easy, transfer.pointee.failureText)
        curl_on_header(easy, onHeader, transfer)
        curl_on_body(easy, onBody, transfer)
        curl_on_request(easy, onRequest, transfer)
        curl_on_open_socket(easy, onOpenSocket, transfer)
        // A connection outlives the transfer that opened it, so its end is told to the shard.
        curl_on_close_socket(easy, onCloseSocket, transfer.pointee.home)
    }

    private static let onRequest: curl_prereq_callback = { context, _, _, _, _ in
        context?.assumingMemoryBound(to: Transfer.self).pointee.writes += 1
        return CURL_PREREQFUNC_OK
    }

    private static let onHeader: curl_write_callback = { bytes, size, count, context in
        guard let transfer = context?.assumingMemoryBound(to: Transfer.self) else { return 0 }
        let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
        transfer.pointee.reader.pointee.read(line, into: &transfer.pointee.sample, &transfer.pointee.progress)
        if transfer.pointee.matcher.pointee.wantsHeaders {
            transfer.pointee.matcher.pointee.note(line: line, in: &transfer.pointee.progress)
        }
        return size * count
    }

    private static let onBody: curl_write_callback = { bytes, size, count, context in
        guard let transfer = context?.assumingMemoryBound(to: Transfer.self) else { return 0 }
        if transfer.pointee.matcher.pointee.wantsBody {
            let part = UnsafeRawBufferPointer(start: bytes, count: size * count)
            transfer.pointee.matcher.pointee.note(body: part, in: &transfer.pointee.progress)
        }
        transfer.pointee.sample.bytesReceived += Int64(size * count)
        return size * count
    }

    private static let onOpenSocket: curl_opensocket_callback = { context, _, address in
        guard let transfer = context?.assumingMemoryBound(to: Transfer.self), let address else {
            return CURL_SOCKET_BAD
        }
        let descriptor = open_socket(address)
        guard descriptor >= 0 else { return CURL_SOCKET_BAD }
        transfer.pointee.watch.pointee.opened(descriptor)
        transfer.pointee.hasOpenedConnection = true
        transfer.pointee.descriptor = descriptor
        transfer.pointee.home.pointee.connection = 0
        transfer.pointee.home.pointee.openSockets += 1
        return descriptor
    }

    private static let onCloseSocket: curl_closesocket_callback = { context, descriptor in
        if let shard = context?.assumingMemoryBound(to: CurlShard.self) {
            shard.pointee.watch.pointee.closed(descriptor)
            shard.pointee.openSockets -= 1
        }
        return close(descriptor)
    }
}

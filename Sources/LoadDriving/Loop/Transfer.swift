internal import CCurl
internal import Glibc
internal import Measuring

/// One easy handle, and the request that it carries at the moment.
///
/// It lives at a fixed address, which libcurl's callbacks get and which the handle carries as its private pointer.
struct Transfer {
    let easy: UnsafeMutableRawPointer
    /// The index of the shard that the handle belongs to.
    let shard: Int
    let reader: UnsafeMutablePointer<ResponseReader>
    let watch: UnsafeMutablePointer<SocketWatch>
    /// What is known of the request so far.
    var sample = RequestSample()
    /// Whether the request is under way.
    var isActive = false
    /// Whether a connection was opened for the request.
    var hasOpenedConnection = false

    /// Sets the callbacks of the handle of a transfer that lives at `transfer`.
    static func connect(_ transfer: UnsafeMutablePointer<Transfer>) {
        let easy = transfer.pointee.easy
        curl_set_pointer(easy, CURLOPT_PRIVATE, transfer)
        curl_on_header(easy, onHeader, transfer)
        curl_on_body(easy, onBody, transfer)
        curl_on_open_socket(easy, onOpenSocket, transfer)
        // A connection outlives the transfer that opened it, so its end is told to the watch.
        curl_on_close_socket(easy, onCloseSocket, transfer.pointee.watch)
    }

    private static let onHeader: curl_write_callback = { bytes, size, count, context in
        guard let transfer = context?.assumingMemoryBound(to: Transfer.self) else { return 0 }
        let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
        transfer.pointee.reader.pointee.read(line, into: &transfer.pointee.sample)
        return size * count
    }

    private static let onBody: curl_write_callback = { _, size, count, context in
        guard let transfer = context?.assumingMemoryBound(to: Transfer.self) else { return 0 }
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
        return descriptor
    }

    private static let onCloseSocket: curl_closesocket_callback = { context, descriptor in
        context?.assumingMemoryBound(to: SocketWatch.self).pointee.closed(descriptor)
        return close(descriptor)
    }
}

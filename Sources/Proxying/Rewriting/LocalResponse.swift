internal import HTTPWire
internal import NIOCore

/// A response that the proxy makes itself: a status and one line of plain text that says why.
struct LocalResponse {
    var status: Int
    var reason: String
    /// Whether the connection closes after it.
    var closes = true
    /// Whether the body is left out, because the request was a HEAD.
    var isHead = false
    /// Whether it answers a method that is not offered.
    var namesAllowedMethods = false
    /// Where the client is sent.
    var location: [UInt8]?
    /// Seconds after which the client may try again.
    var retryAfter: Int64?
    /// What `X-Dispatch` says, and the name of the picked backend.
    var dispatch: (field: DispatchField, backend: String)?

    /// Why there is no other answer, for the access log.
    var flags: ResponseFlags = []

    /// The body.
    var text: String { "\(status) \(ReasonPhrase.of(status)): \(reason)\n" }

    /// Appends head and body to `out`.
    func write(date: [UInt8], keepsHTTP10: Bool, to out: inout ByteBuffer) {
        let text = text
        let length = text.utf8.count
        let room = 512 + length + (dispatch?.backend.utf8.count ?? 0) + (location?.count ?? 0)
        out.writeWithUnsafeMutableBytes(minimumWritableBytes: room) { memory in
            var writer = HeadWriter(memory)
            writer.statusLine(status)
            writer.field("Date", date)
            writer.field("Content-Type", "text/plain; charset=utf-8")
            writer.field("Content-Length", Int64(length))
            if namesAllowedMethods { writer.field("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS") }
            if let location { writer.field("Location", location) }
            if let retryAfter { writer.field("Retry-After", retryAfter) }
            if let dispatch {
                dispatch.field.write(to: &writer)
                writer.field("X-Backend-Id", Array(dispatch.backend.utf8))
            }
            if closes {
                writer.field("Connection", "close")
            } else if keepsHTTP10 {
                writer.field("Connection", "keep-alive")
            }
            writer.text("\r\n")
            if !isHead { writer.array(Array(text.utf8)) }
            return writer.count
        }
    }
}

internal import HTTPWire

/// What a backend keeps of a request once its head has been read.
struct ReceivedRequest {
    /// What it asks for.
    var route = Route.unknown
    /// Whether its response has no body (RFC 9110, section 9.3.2).
    var isHead = false
    /// Whether another request may follow on the connection.
    var keepsAlive = false
    /// Whether its sender must be told that the connection stays (RFC 9112, section 9.3).
    var isHTTP10 = false
    /// Its head as JSON, where it asks for that.
    var echo: EchoDocument?
    /// Bytes of its body read so far, without the framing of chunks.
    var bodyLength: Int64 = 0

    /// A request of which nothing is known; its connection ends.
    init() {}

    /// The request with this head, whose ranges lie in `bytes`.
    init(_ head: RequestHead, in bytes: UnsafeRawBufferPointer) {
        route = head.form == .authority ? .unknown : Route(path: head.path.slice(of: bytes))
        isHead = head.method == .head
        keepsAlive = head.keepsAlive
        isHTTP10 = head.version == .http10
        if route == .echo {
            var document = EchoDocument(method: head.methodName.slice(of: bytes), target: head.target.slice(of: bytes))
            for line in head.fields.lines {
                document.append(name: line.name.slice(of: bytes), value: line.value.slice(of: bytes))
            }
            echo = document
        }
    }
}

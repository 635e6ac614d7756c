internal import HTTPWire

/// What the access log says of one request.
///
/// The texts are copied into one array, since the head's own bytes are gone when the request ends. Reuse a record
/// (``begin(_:_:client:)`` starts it anew and keeps its memory): after a few requests it allocates nothing.
struct AccessRecord: Sendable {
    /// All texts one after the other; the ranges below point into it.
    private(set) var text: [UInt8] = []
    private(set) var client = ByteRange.empty
    private(set) var identifier = ByteRange.empty
    private(set) var method = ByteRange.empty
    private(set) var target = ByteRange.empty
    private(set) var host = ByteRange.empty
    private(set) var referer = ByteRange.empty
    private(set) var userAgent = ByteRange.empty
    /// The version of the client; `nil` for a head that could not be read.
    private(set) var version: HTTPVersion?

    /// When the request's head was complete, in nanoseconds since 1970 began.
    var startedAt: Int64 = 0
    /// The number of the last pick; 0 when there was none.
    var pick: Int64 = 0
    /// The status that the client got; 0 when it got none.
    var status = 0
    var flags: ResponseFlags = []
    /// The attempts, in order.
    var attempts: [AttemptRecord] = []
    /// Nanoseconds held back by a rate limit or in a queue.
    var queueNanoseconds: Int64 = 0
    /// Nanoseconds from the head of the request to the first byte of the response; −1 when there was none.
    var firstByteNanoseconds: Int64 = -1
    /// Nanoseconds from the head of the request to the last byte of the response.
    var totalNanoseconds: Int64 = 0
    /// Bytes of the request's body that the client sent.
    var bytesIn: Int64 = 0
    /// Bytes of the response's body that were sent to the client.
    var bytesOut: Int64 = 0

    /// A record of nothing yet.
    init() {}

    /// Begins a request, whose head was parsed from `bytes`; `client` is the client's address as text.
    mutating func begin(_ head: borrowing RequestHead, _ bytes: UnsafeRawBufferPointer, client: [UInt8]) {
        forget(client)
        method = copy(head.methodName.slice(of: bytes))
        target = copy(head.target.slice(of: bytes))
        host = copy(head.host.slice(of: bytes))
        version = head.version
        for line in head.fields.lines where line.field == .other {
            let name = line.name.slice(of: bytes)
            switch name.count {
            case 7 where name.equals("referer"): referer = copy(line.value.slice(of: bytes))
            case 10 where name.equals("user-agent"): userAgent = copy(line.value.slice(of: bytes))
            case 12 where name.equals("x-request-id"): identifier = copy(line.value.slice(of: bytes))
            default: break
            }
        }
    }

    /// Begins a request whose head breaks HTTP: of its text the log has nothing.
    mutating func begin(refusedFrom client: [UInt8]) {
        forget(client)
        flags = .downstreamProtocolError
    }

    /// Gives the request an identifier of the proxy's own: 32 hexadecimal digits.
    mutating func identify(_ high: UInt64, _ low: UInt64) {
        let start = text.count
        text.append(hexadecimal: high)
        text.append(hexadecimal: low)
        identifier = ByteRange(start, text.count)
    }

    /// Changes the attempt that is under way.
    mutating func withLastAttempt(_ body: (inout AttemptRecord) -> Void) {
        guard !attempts.isEmpty else { return }
        body(&attempts[attempts.count - 1])
    }

    private mutating func forget(_ address: [UInt8]) {
        text.removeAll(keepingCapacity: true)
        attempts.removeAll(keepingCapacity: true)
        (identifier, method, target, host, referer, userAgent) = (.empty, .empty, .empty, .empty, .empty, .empty)
        version = nil
        (startedAt, pick, status, flags) = (0, 0, 0, [])
        (queueNanoseconds, firstByteNanoseconds, totalNanoseconds, bytesIn, bytesOut) = (0, -1, 0, 0, 0)
        client = address.withUnsafeBytes { copy($0) }
    }

    private mutating func copy(_ bytes: UnsafeRawBufferPointer) -> ByteRange {
        let start = text.count
        text.append(contentsOf: bytes)
        return ByteRange(start, text.count)
    }
}

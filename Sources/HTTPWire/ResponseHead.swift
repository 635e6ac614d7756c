/// The head of a response, parsed as strictly as a request (RFC 9112 §4–§6).
///
/// Used like ``RequestHead``. Where the body ends depends on the request, too: see ``framing(answering:)``.
public struct ResponseHead: MessageHead, Sendable {
    /// The status code, 100 to 599.
    public private(set) var status = 0
    /// The bytes of the reason phrase, maybe none.
    public private(set) var reason = ByteRange.empty
    /// The version of the sender.
    public private(set) var version = HTTPVersion.http11
    /// The field lines.
    public internal(set) var fields = FieldTable()
    /// What the Connection fields say.
    public private(set) var connection = ConnectionOptions()
    /// The value of Content-Length, if there is one.
    public private(set) var contentLength: Int64?
    /// Whether the body is chunked.
    public private(set) var isChunked = false
    /// How large the head may be.
    public let limits: HeadLimits

    var cursor = 0
    var hasStartLine = false

    /// A parser at the start of a message.
    public init(limits: HeadLimits = HeadLimits()) {
        self.limits = limits
    }

    /// Whether the sender would answer another request on this connection (RFC 9112 §9.3).
    public var keepsAlive: Bool { isPersistent }

    /// Whether this is an interim response, after which the final one follows.
    public var isInterim: Bool { status < 200 }

    /// Whether it announces a body that a response of its status cannot have (RFC 9110 §8.6).
    ///
    /// It may well follow, so that the next response would be looked for in it.
    public var announcesForbiddenBody: Bool {
        (status == 204 || status < 200) && (isChunked || contentLength ?? 0 > 0)
    }

    /// Where the body ends, given what was asked (RFC 9112 §6.3).
    public func framing(answering method: RequestMethod) -> BodyFraming {
        if method == .head || status < 200 || status == 204 || status == 304 { return .none }
        if isChunked { return .chunked }
        guard let contentLength else { return .untilClose }
        return contentLength == 0 ? .none : .length(contentLength)
    }

    /// Forgets the head for the next message.
    public mutating func reset() {
        cursor = 0
        hasStartLine = false
        fields.reset()
        connection = ConnectionOptions()
        contentLength = nil
        isChunked = false
    }

    /// Parses what has arrived since the message began.
    public mutating func parse(_ bytes: UnsafeRawBufferPointer) -> HeadProgress {
        parseHead(bytes)
    }

    /// Parses `VERSION SP STATUS SP [REASON] CR LF`.
    mutating func parseStartLine(_ bytes: UnsafeRawBufferPointer) throws(WireViolation) -> Bool {
        guard bytes.count >= 13 else {
            try HTTPVersion.checkStart(bytes, at: 0)
            for index in 8..<max(8, bytes.count) {
                let fits =
                    index == 8
                    ? bytes[8] == .space
                    : index == 9 ? (0x31...0x35).contains(bytes[9]) : ByteSet.digit.contains(bytes[index])
                guard fits else { throw .malformedStatusLine }
            }
            return false
        }
        version = try HTTPVersion.parse(bytes, at: 0)
        guard bytes[8] == .space, bytes[12] == .space, (0x31...0x35).contains(bytes[9]) else {
            throw .malformedStatusLine
        }
        guard let code = UnsafeRawBufferPointer(rebasing: bytes[9..<12]).decimalValue else {
            throw .malformedStatusLine
        }
        status = Int(code)
        guard let lineEnd = try bytes.endOfLine(from: 13) else { return false }
        reason = ByteRange(13, lineEnd)
        cursor = lineEnd &+ 2
        return true
    }

    /// Reads the fields that decide how the message is framed.
    mutating func interpretFields(_ bytes: UnsafeRawBufferPointer) throws(WireViolation) {
        var length = BodyLengthFields()
        for line in fields.lines where line.field != .other {
            switch line.field {
            case .connection: connection.add(line.value, in: bytes)
            case .contentLength: try length.addContentLength(line.value, in: bytes)
            case .transferEncoding: try length.addTransferEncoding(line.value, in: bytes)
            default: continue
            }
        }
        try length.check(version)
        contentLength = length.contentLength
        isChunked = length.isChunked
    }
}

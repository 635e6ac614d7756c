/// The head of a response, parsed as strictly as a request (RFC 9112 §4–§6).
///
/// Used like ``RequestHead``. Where the body ends depends on the request, too: see ``framing(answering:)``.
public struct ResponseHead: Sendable {
    /// The status code, 100 to 599.
    public private(set) var status = 0
    /// The bytes of the reason phrase, maybe none.
    public private(set) var reason = ByteRange.empty
    /// The version of the sender.
    public private(set) var version = HTTPVersion.http11
    /// The field lines.
    public private(set) var fields = FieldTable()
    /// What the Connection fields say.
    public private(set) var connection = ConnectionOptions()
    /// The value of Content-Length, if there is one.
    public private(set) var contentLength: Int64?
    /// Whether the body is chunked.
    public private(set) var isChunked = false
    /// How large the head may be.
    public let limits: HeadLimits

    private var cursor = 0
    private var hasStatusLine = false

    /// A parser at the start of a message.
    public init(limits: HeadLimits = HeadLimits()) {
        self.limits = limits
    }

    /// Whether the sender would answer another request on this connection (RFC 9112 §9.3).
    public var keepsAlive: Bool {
        version == .http11 ? !connection.close : connection.keepAlive && !connection.close
    }

    /// Whether this is an interim response, after which the final one follows.
    public var isInterim: Bool { status < 200 }

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
        hasStatusLine = false
        fields.reset()
        connection = ConnectionOptions()
        contentLength = nil
        isChunked = false
    }

    /// Parses what has arrived since the message began.
    public mutating func parse(_ bytes: UnsafeRawBufferPointer) -> HeadProgress {
        do throws(WireViolation) {
            let visible = UnsafeRawBufferPointer(rebasing: bytes.prefix(limits.headBytes))
            if !hasStatusLine {
                hasStatusLine = try parseStatusLine(visible)
            }
            if hasStatusLine, try fields.parse(visible, from: &cursor, limit: limits.fieldLines) {
                try interpretFields(visible)
                return .complete(headLength: cursor)
            }
            guard bytes.count < limits.headBytes else { throw .headTooLarge }
            return .incomplete
        } catch {
            return .invalid(error)
        }
    }

    /// Parses `VERSION SP STATUS SP [REASON] CR LF`.
    private mutating func parseStatusLine(_ bytes: UnsafeRawBufferPointer) throws(WireViolation) -> Bool {
        guard bytes.count >= 13 else { return false }
        version = try HTTPVersion.parse(bytes, at: 0)
        guard bytes[8] == .space, bytes[12] == .space, (0x31...0x35).contains(bytes[9]) else {
            throw .malformedStatusLine
        }
        guard let code = UnsafeRawBufferPointer(rebasing: bytes[9..<12]).decimalValue else {
            throw .malformedStatusLine
        }
        status = Int(code)
        var index = bytes.firstControlByte(from: 13)
        while index < bytes.count, bytes[index] == .tab { index = bytes.firstControlByte(from: index &+ 1) }
        guard index < bytes.count else { return false }
        guard bytes[index] == .carriageReturn else { throw bytes[index] == .lineFeed ? .bareLineFeed : .controlByte }
        guard index &+ 1 < bytes.count else { return false }
        guard bytes[index &+ 1] == .lineFeed else { throw .bareCarriageReturn }
        reason = ByteRange(13, index)
        cursor = index &+ 2
        return true
    }

    /// Reads the fields that decide how the message is framed.
    private mutating func interpretFields(_ bytes: UnsafeRawBufferPointer) throws(WireViolation) {
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

/// The head of a request, parsed strictly (RFC 9112 §2–§6).
///
/// Hand it the bytes since the message began, as often as more arrive:
///
/// ```swift
/// var head = RequestHead()
/// switch head.parse(bytes) {                  // UnsafeRawBufferPointer
/// case .incomplete: …                         // read on, then parse again with all bytes of the head so far
/// case .complete(let headLength): …           // head.method, head.target, head.fields, head.framing, …
/// case .invalid(let violation): …             // answer violation.status and close
/// }
/// head.reset()                                // before the next message
/// ```
///
/// All ranges count from the first of those bytes. The parser looks at no byte twice except in a line that is still
/// incomplete, and makes the same of a message whatever the pieces in which it comes.
public struct RequestHead: MessageHead, Sendable {
    /// The method, if it is a registered one.
    public private(set) var method = RequestMethod.other
    /// The bytes of the method.
    public private(set) var methodName = ByteRange.empty
    /// The bytes of the request target as they were sent.
    public private(set) var target = ByteRange.empty
    /// Which of the four forms the target has.
    public private(set) var form = TargetForm.origin
    /// Host and port out of an absolute-form or authority-form target; else empty.
    public private(set) var authority = ByteRange.empty
    /// Path and query.
    ///
    /// That is the target in origin form; empty for an absolute form without a path, which means `/`.
    public private(set) var path = ByteRange.empty
    /// The version of the sender.
    public private(set) var version = HTTPVersion.http11
    /// The field lines.
    public internal(set) var fields = FieldTable()
    /// The value of the Host field; empty when there is none, which only HTTP/1.0 may.
    public private(set) var host = ByteRange.empty
    /// Whether there is a Host field.
    public private(set) var hasHost = false
    /// Where the body ends: never ``BodyFraming/untilClose``.
    public private(set) var framing = BodyFraming.none
    /// What the Connection fields say.
    public private(set) var connection = ConnectionOptions()
    /// Whether the client waits for a `100 Continue` before it sends the body.
    public private(set) var expectsContinue = false
    /// Whether the client takes the trailer section of a response (`TE: trailers`, RFC 9110 §6.5.1).
    public private(set) var acceptsTrailers = false
    /// Whether the client offers to go on in another protocol, and may (RFC 9110 §7.8).
    ///
    /// In HTTP/1.0 the offer is ignored, and so it is where the Connection field does not name it. `h2c` is no offer
    /// (RFC 9113 §3.1 withdrew it): it would carry requests past everything that judges them.
    public private(set) var offersUpgrade = false
    /// How many more times the request may be forwarded (RFC 9110 §7.6.2); `nil` when it does not say.
    public private(set) var maxForwards: Int64?
    /// How large the head may be.
    public let limits: HeadLimits

    var cursor = 0
    var hasStartLine = false

    /// A parser at the start of a message.
    public init(limits: HeadLimits = HeadLimits()) {
        self.limits = limits
    }

    /// Whether the client would send another request on this connection (RFC 9112 §9.3).
    public var keepsAlive: Bool { isPersistent }

    /// Forgets the head for the next message.
    public mutating func reset() {
        cursor = 0
        hasStartLine = false
        fields.reset()
        host = .empty
        hasHost = false
        framing = .none
        connection = ConnectionOptions()
        expectsContinue = false
        acceptsTrailers = false
        offersUpgrade = false
        maxForwards = nil
    }

    /// Parses what has arrived since the message began.
    public mutating func parse(_ bytes: UnsafeRawBufferPointer) -> HeadProgress {
        parseHead(bytes)
    }

    /// Parses `METHOD SP TARGET SP VERSION CR LF`, after empty lines that some clients send before it.
    mutating func parseStartLine(_ bytes: UnsafeRawBufferPointer) throws(WireViolation) -> Bool {
        let end = bytes.count
        while cursor &+ 1 < end, bytes[cursor] == .carriageReturn, bytes[cursor &+ 1] == .lineFeed { cursor &+= 2 }
        var index = cursor
        while index < end, ByteSet.token.contains(bytes[index]) { index &+= 1 }
        guard index < end else { return false }
        if index == cursor, bytes[index] == .carriageReturn, index &+ 1 == end { return false }
        guard bytes[index] == .space, index > cursor else { throw .malformedRequestLine }
        methodName = ByteRange(cursor, index)
        index &+= 1
        let targetStart = index
        while index < end, ByteSet.target.contains(bytes[index]) { index &+= 1 }
        guard index &- targetStart <= limits.targetBytes else { throw .targetTooLong }
        guard index < end else { return false }
        guard bytes[index] == .space else {
            let endsEarly = bytes[index] == .carriageReturn || bytes[index] == .lineFeed
            throw endsEarly ? .malformedRequestLine : .malformedTarget
        }
        guard index > targetStart else { throw .malformedTarget }
        target = ByteRange(targetStart, index)
        index &+= 1
        guard index &+ 10 <= end else {
            try HTTPVersion.checkStart(bytes, at: index)
            guard index &+ 9 > end || bytes[index &+ 8] == .carriageReturn else { throw .malformedVersion }
            return false
        }
        version = try HTTPVersion.parse(bytes, at: index)
        guard bytes[index &+ 8] == .carriageReturn, bytes[index &+ 9] == .lineFeed else { throw .malformedVersion }
        cursor = index &+ 10
        method = RequestMethod(methodName.slice(of: bytes))
        (form, authority, path) = try TargetForm.parse(target, method: method, in: bytes)
        return true
    }

    /// Reads the fields that decide how the message is framed and routed.
    mutating func interpretFields(_ bytes: UnsafeRawBufferPointer) throws(WireViolation) {
        var length = BodyLengthFields()
        var namesProtocol = false
        var namesHTTP2 = false
        for line in fields.lines where line.field != .other {
            switch line.field {
            case .host:
                guard !hasHost else { throw .repeatedHost }
                hasHost = true
                host = line.value
                guard TargetForm.isAuthority(host, in: bytes, mayBeEmpty: true) else { throw .malformedHost }
            case .connection: connection.add(line.value, in: bytes)
            case .contentLength: try length.addContentLength(line.value, in: bytes)
            case .transferEncoding: try length.addTransferEncoding(line.value, in: bytes)
            case .expect:
                guard version == .http11 else { continue }
                guard line.value.slice(of: bytes).equals("100-continue") else { throw .unknownExpectation }
                expectsContinue = true
            case .te:
                for coding in TokenList(line.value, in: bytes) where coding.equals("trailers") {
                    acceptsTrailers = true
                }
            case .upgrade:
                for name in TokenList(line.value, in: bytes) {
                    namesProtocol = true
                    if name.equals("h2c") { namesHTTP2 = true }
                }
            case .maxForwards: maxForwards = line.value.slice(of: bytes).decimalValue
            default: continue
            }
        }
        guard hasHost || version == .http10 else { throw .missingHost }
        offersUpgrade = namesProtocol && connection.upgrade && version == .http11 && !namesHTTP2
        try length.check(version)
        framing = length.isChunked ? .chunked : length.contentLength.map { $0 == 0 ? .none : .length($0) } ?? .none
    }
}

internal import HTTPWire
internal import NIOCore

/// Writes a backend's responses: all that is the same every time is formatted once.
///
/// There is no Date field: a backend is an instrument, and its responses should differ in what is measured alone.
struct ResponseTemplate {
    /// The interim response to a client that waits before sending its body (RFC 9110, section 15.2.1).
    static let continueResponse: StaticString = "HTTP/1.1 100 Continue\r\n\r\n"

    /// Room for the lines of a head, its name and text excepted.
    private static let headRoom = 384
    private static let greetingInfix: StaticString = " request "

    private let name: [UInt8]
    private let greetingStatus: Int
    /// The head of the usual response up to the value of X-Backend-Sequence.
    private let greetingStart: [UInt8]

    /// The template of the backend of this name, which greets with this status.
    init(name: String, greetingStatus: Int) {
        let name = Array(name.utf8)
        self.name = name
        self.greetingStatus = greetingStatus
        greetingStart = Array(unsafeUninitializedCapacity: Self.headRoom + name.count) { memory, count in
            var writer = HeadWriter(UnsafeMutableRawBufferPointer(memory))
            Self.writeStart(greetingStatus, .text, name, isCounted: true, &writer)
            count = writer.count
        }
    }

    /// Writes the response to a request, `sequence` being its number or 0 where it is not counted.
    ///
    /// - Returns: how many bytes of ``Filler`` must follow.
    func write(
        _ reply: Reply,
        to request: ReceivedRequest,
        sequence: Int64,
        into output: inout ByteBuffer
    ) -> Int64 {
        let length = contentLength(of: reply, sequence)
        var room = Self.headRoom + 2 * name.count
        if case .text(let text) = reply.body { room += text.count }
        output.writeWithUnsafeMutableBytes(minimumWritableBytes: room) { memory in
            var writer = HeadWriter(memory)
            writeHead(reply, request, sequence, length, &writer)
            if !request.isHead, length ?? 0 > 0 { writeBody(reply.body, sequence, &writer) }
            return writer.count
        }
        guard case .filler = reply.body, !request.isHead else { return 0 }
        return length ?? 0
    }

    /// The length of the content; `nil` where the status allows none (RFC 9110, section 8.6).
    private func contentLength(of reply: Reply, _ sequence: Int64) -> Int64? {
        if reply.status == 204 || reply.status == 304 { return nil }
        if reply.status == 205 { return 0 }
        switch reply.body {
        case .greeting: return Int64(name.count + Self.greetingInfix.utf8CodeUnitCount + 1) + Self.digits(of: sequence)
        case .text(let text): return Int64(text.count)
        case .filler(let length): return length
        }
    }

    private func writeHead(
        _ reply: Reply,
        _ request: ReceivedRequest,
        _ sequence: Int64,
        _ length: Int64?,
        _ writer: inout HeadWriter
    ) {
        if reply.status == greetingStatus, reply.mediaType == .text, sequence > 0 {
            writer.array(greetingStart)
        } else {
            Self.writeStart(reply.status, reply.mediaType, name, isCounted: sequence > 0, &writer)
        }
        if sequence > 0 {
            writer.decimal(sequence)
            writer.text("\r\n")
        }
        if let load = reply.load {
            writer.text("X-Probe: ")
            writer.decimal(Int64(load.inFlight))
            writer.text(" ")
            writer.decimal(load.latencyMicroseconds)
            writer.text("\r\n")
        }
        if let length { writer.field("Content-Length", length) }
        if !request.keepsAlive {
            writer.field("Connection", "close")
        } else if request.isHTTP10 {
            writer.field("Connection", "keep-alive")
        }
        writer.text("\r\n")
    }

    private func writeBody(_ body: Reply.Body, _ sequence: Int64, _ writer: inout HeadWriter) {
        switch body {
        case .greeting:
            writer.array(name)
            writer.text(Self.greetingInfix)
            writer.decimal(sequence)
            writer.text("\n")
        case .text(let text): writer.array(text)
        case .filler: break
        }
    }

    /// The head up to the value of X-Backend-Sequence, or to its name where the request is not counted.
    private static func writeStart(
        _ status: Int,
        _ mediaType: Reply.MediaType,
        _ name: [UInt8],
        isCounted: Bool,
        _ writer: inout HeadWriter
    ) {
        writer.statusLine(status)
        if status != 204, status != 304 { writer.field("Content-Type", mediaType.value) }
        writer.field("X-Backend-Id", name)
        if isCounted { writer.text("X-Backend-Sequence: ") }
    }

    private static func digits(of number: Int64) -> Int64 {
        var digits: Int64 = 1
        var rest = number / 10
        while rest > 0 {
            digits += 1
            rest /= 10
        }
        return digits
    }
}

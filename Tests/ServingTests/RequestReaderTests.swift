import HTTPWire
import Testing

@testable import Serving

struct RequestReaderTests {
    /// A request and what must be read from it.
    struct Example: Sendable, CustomTestStringConvertible {
        let text: String
        let route: Route
        let bodyLength: Int64
        let keepsAlive: Bool
        var testDescription: String { text.debugDescription }
    }

    static let examples = [
        Example(text: "GET / HTTP/1.1\r\nHost: a\r\n\r\n", route: .greeting, bodyLength: 0, keepsAlive: true),
        Example(
            text: "GET http://a/echo?q HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            route: .echo,
            bodyLength: 0,
            keepsAlive: false
        ),
        Example(
            text: "POST /bytes/9 HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello",
            route: .bytes(9),
            bodyLength: 5,
            keepsAlive: true
        ),
        Example(
            text: "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\nT: 1\r\n\r\n",
            route: .unknown,
            bodyLength: 13,
            keepsAlive: true
        ),
        Example(text: "GET /health HTTP/1.0\r\n\r\n", route: .health, bodyLength: 0, keepsAlive: false),
        Example(
            text: "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
            route: .greeting,
            bodyLength: 0,
            keepsAlive: true
        ),
    ]

    @Test(arguments: examples)
    func readsTheSameInWhateverPieces(example: Example) {
        let bytes = Array((example.text + example.text).utf8)
        for piece in 1...bytes.count {
            var reader = RequestReader()
            var requests = 0
            var unread: [UInt8] = []
            for start in stride(from: 0, to: bytes.count, by: piece) {
                unread += bytes[start..<min(start + piece, bytes.count)]
                Self.drain(&reader, &unread) { event, request in
                    guard event == .request else { return }
                    requests += 1
                    #expect(request.route == example.route)
                    #expect(request.bodyLength == example.bodyLength)
                    #expect(request.keepsAlive == example.keepsAlive)
                }
            }
            #expect(requests == 2, "pieces of \(piece)")
            #expect(unread.isEmpty)
        }
    }

    @Test(arguments: [
        ("Expect: 100-continue\r\nContent-Length: 1\r\n\r\n", true),
        ("Expect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n", true),
        ("Expect: 100-continue\r\nContent-Length: 1\r\n\r\nx", false),
        ("Expect: 100-continue\r\n\r\n", false),
        ("Content-Length: 1\r\n\r\n", false),
    ])
    func continueIsExpectedWhereTheBodyIsHeldBack(rest: String, expected: Bool) {
        var reader = RequestReader()
        let event = Array("POST / HTTP/1.1\r\nHost: a\r\n\(rest)".utf8).withUnsafeBytes { reader.read($0).0 }
        #expect(event == .head(expectsContinue: expected))
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\r\n\r\n", WireViolation.missingHost),
        ("GET / HTTP/2.0\r\nHost: a\r\n\r\n", .unsupportedVersion),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nz\r\n", .malformedChunkSize),
    ])
    func violationIsTold(text: String, violation: WireViolation) {
        var reader = RequestReader()
        var unread = Array(text.utf8)
        var last: RequestReader.Event?
        Self.drain(&reader, &unread) { event, _ in last = event }
        #expect(last == .violation(violation))
    }

    /// Reads until more bytes are needed or none will be read, with every event on the way.
    private static func drain(
        _ reader: inout RequestReader,
        _ unread: inout [UInt8],
        _ observe: (RequestReader.Event, ReceivedRequest) -> Void
    ) {
        while true {
            let (event, length) = unread.withUnsafeBytes { reader.read($0) }
            unread.removeFirst(length)
            observe(event, reader.request)
            switch event {
            case .incomplete, .violation: return
            case .head, .request: continue
            }
        }
    }
}

import HTTPWire
import Testing

/// Framing that RFC 9110 and RFC 9112 forbid, one line an example.
@Suite struct RequestViolationTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let text: String
        let violation: WireViolation
        var testDescription: String { "\(violation): \(text.debugDescription)" }
    }

    /// Requests whose fault is in the lines after Host.
    static let fields: [Example] =
        ([
            ("Content-Length: 1\r\nTransfer-Encoding: chunked", .lengthAndTransferEncoding),
            ("Transfer-Encoding: chunked\r\nContent-Length: 1", .lengthAndTransferEncoding),
            ("Content-Length: 5\r\nContent-Length: 5", .repeatedContentLength),
            ("Content-Length: 5\r\nContent-Length: 6", .repeatedContentLength),
            ("Content-Length: 5, 5", .malformedContentLength), ("Content-Length: +5", .malformedContentLength),
            ("Content-Length: -5", .malformedContentLength), ("Content-Length: 5 5", .malformedContentLength),
            ("Content-Length: 0x5", .malformedContentLength), ("Content-Length:", .malformedContentLength),
            ("Content-Length: 9999999999999999999", .malformedContentLength),
            ("Transfer-Encoding: chunked, chunked", .chunkedRepeated),
            ("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", .chunkedRepeated),
            ("Transfer-Encoding: chunked, gzip", .chunkedNotLast), ("Transfer-Encoding: gzip", .chunkedNotLast),
            ("Transfer-Encoding: identity", .chunkedNotLast), ("Transfer-Encoding:", .chunkedNotLast),
            ("Transfer-Encoding: gzip, chunked", .unknownTransferCoding),
            ("Transfer-Encoding: \"chunked\"", .chunkedNotLast), ("Transfer-Encoding: xchunked", .chunkedNotLast),
            ("Transfer-Encoding: chunked;q=1", .chunkedNotLast),
            ("Transfer-Encoding: \u{0B}chunked", .controlByte),
            ("Host: b", .repeatedHost), ("Host: a", .repeatedHost), ("Expect: tea", .unknownExpectation),
            ("X: a\r\n b", .foldedLine), ("X: a\r\n\tb", .foldedLine), ("X: a\rb", .bareCarriageReturn),
            ("X: a\nY: b", .bareLineFeed), ("X: a\0b", .controlByte), ("X: a\u{7F}b", .controlByte),
            ("X: a\u{1B}b", .controlByte), ("X : a", .spaceBeforeColon), ("X\t: a", .spaceBeforeColon),
            ("X", .missingColon), (": a", .malformedFieldName), ("X(y): a", .malformedFieldName),
            ("X\u{FC}: a", .malformedFieldName), ("Content-Length\0: 5", .malformedFieldName),
        ] as [(String, WireViolation)]).map {
            Example(text: "POST / HTTP/1.1\r\nHost: a\r\n\($0.0)\r\n\r\n", violation: $0.1)
        }

    /// Requests whose fault is in the request line or the Host.
    static let lines: [Example] =
        ([
            ("GET  / HTTP/1.1\r\nHost: a\r\n\r\n", .malformedTarget),
            ("GET /  HTTP/1.1\r\nHost: a\r\n\r\n", .malformedVersion),
            (" GET / HTTP/1.1\r\nHost: a\r\n\r\n", .malformedRequestLine),
            ("GET /\r\nHost: a\r\n\r\n", .malformedRequestLine),
            ("GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n", .malformedRequestLine),
            ("G(T / HTTP/1.1\r\n\r\n", .malformedRequestLine),
            ("GET / HTTP/1.1 \r\nHost: a\r\n\r\n", .malformedVersion),
            ("GET / http/1.1\r\nHost: a\r\n\r\n", .malformedVersion),
            ("GET / HTTP/1.1\nHost: a\r\n\r\n", .malformedVersion),
            ("GET / HTTP/11 \r\nHost: a\r\n\r\n", .malformedVersion),
            ("GET / HTTP/2.0\r\nHost: a\r\n\r\n", .unsupportedVersion),
            ("GET / HTTP/0.9\r\nHost: a\r\n\r\n", .unsupportedVersion),
            ("GET /#f HTTP/1.1\r\nHost: a\r\n\r\n", .malformedTarget),
            ("GET x HTTP/1.1\r\nHost: a\r\n\r\n", .malformedTarget),
            ("GET /\u{FC} HTTP/1.1\r\nHost: a\r\n\r\n", .malformedTarget),
            ("GET /\u{01} HTTP/1.1\r\nHost: a\r\n\r\n", .malformedTarget),
            ("GET * HTTP/1.1\r\nHost: a\r\n\r\n", .malformedTarget),
            ("GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n", .malformedTarget),
            ("GET http:///x HTTP/1.1\r\nHost: a\r\n\r\n", .malformedTarget),
            ("GET http://u@a/x HTTP/1.1\r\nHost: a\r\n\r\n", .malformedTarget),
            ("CONNECT / HTTP/1.1\r\nHost: a\r\n\r\n", .malformedTarget),
            ("GET / HTTP/1.1\r\n\r\n", .missingHost), ("GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n", .repeatedHost),
            ("GET / HTTP/1.1\r\nHost: a b\r\n\r\n", .malformedHost),
            ("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", .malformedHost),
            ("GET / HTTP/1.1\r\nHost: a:b\r\n\r\n", .malformedHost),
            ("GET / HTTP/1.1\r\nHost: u@a\r\n\r\n", .malformedHost),
            ("GET / HTTP/1.1\r\nHost: a:99999\r\n\r\n", .malformedHost),
            ("GET / HTTP/1.1\r\nHost: [::1\r\n\r\n", .malformedHost),
            ("GET / HTTP/1.1\r\nHost: [::g]\r\n\r\n", .malformedHost),
            ("GET / HTTP/1.1\r\nHost: [a.b]\r\n\r\n", .malformedHost),
            ("GET / HTTP/1.1\r\nHost: [::1]x\r\n\r\n", .malformedHost),
            ("GET / HTTP/1.1\r\nHost: a,b\r\n\r\n", .malformedHost),
            ("GET / HTTP/1.1\r\nHost: a%2\r\n\r\n", .malformedHost),
            ("GET / HTTP/1.1\r\nHost: a%zz\r\n\r\n", .malformedHost),
            ("GET / HTTP/1.1\r\nHost: :80\r\n\r\n", .malformedHost),
            ("GET / HTTP/1.1\r\n Host: a\r\n\r\n", .foldedLine),
            ("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", .transferEncodingInHTTP10),
            // Too little for a version, and yet plainly none: nobody waits for the rest of it.
            ("GET / \r\n\r\n", .malformedVersion), ("GET / FOO\r\n", .malformedVersion),
            ("GET / HTTP/x", .malformedVersion), ("GET / HTTP/1.1x", .malformedVersion),
            ("GET / HTTP/2.0", .unsupportedVersion),
            ("\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", .malformedRequestLine),
            ("\u{16}\u{03}\u{01}", .malformedRequestLine),
        ] as [(String, WireViolation)]).map { Example(text: $0.0, violation: $0.1) }

    @Test(arguments: fields + lines)
    func isRefused(_ example: Example) {
        var head = RequestHead()
        #expect(Array(example.text.utf8).request(&head) == .invalid(example.violation))
    }

    @Test func everyViolationHasAReasonAndAnErrorStatus() {
        for violation in WireViolation.allCases {
            #expect(violation.reason.utf8CodeUnitCount > 0)
            #expect((400...599).contains(violation.status))
        }
    }
}

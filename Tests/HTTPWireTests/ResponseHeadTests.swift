import HTTPWire
import Testing

@Suite struct ResponseHeadTests {
    private func parse(_ text: String) -> (HeadProgress, ResponseHead) {
        var head = ResponseHead()
        return (Array(text.utf8).response(&head), head)
    }

    @Test(arguments: Corpus.responses)
    func isTheSameWhereverTheBytesAreCut(_ text: String) {
        let bytes = Array(text.utf8)
        var whole = ResponseHead()
        let result = bytes.response(&whole)
        #expect(result == .complete(headLength: bytes.count))
        for cut in 0..<bytes.count {
            var head = ResponseHead()
            #expect(Array(bytes[..<cut]).response(&head) == .incomplete)
            #expect(bytes.response(&head) == result)
            #expect(String(describing: head) == String(describing: whole), "cut at \(cut)")
        }
    }

    @Test func framesByStatusMethodAndFields() {
        func framing(_ text: String, _ method: RequestMethod = .get) -> BodyFraming {
            parse(text).1.framing(answering: method)
        }
        #expect(framing("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n") == .length(5))
        #expect(framing("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", .head) == BodyFraming.none)
        #expect(framing("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") == BodyFraming.none)
        #expect(framing("HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n") == BodyFraming.none)
        #expect(framing("HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n") == BodyFraming.none)
        #expect(framing("HTTP/1.1 100 Continue\r\n\r\n") == BodyFraming.none)
        #expect(framing("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n") == .chunked)
        #expect(framing("HTTP/1.1 200 OK\r\n\r\n") == .untilClose)
    }

    @Test func knowsWhoKeepsTheConnection() {
        #expect(parse("HTTP/1.1 200 OK\r\n\r\n").1.keepsAlive)
        #expect(parse("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n").1.keepsAlive == false)
        #expect(parse("HTTP/1.0 200 OK\r\n\r\n").1.keepsAlive == false)
        #expect(parse("HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n\r\n").1.keepsAlive)
    }

    @Test(arguments: [
        ("HTTP/1.1 200\r\nA: b\r\n\r\n", WireViolation.malformedStatusLine),
        ("HTTP/1.1 20 OK\r\n\r\n", .malformedStatusLine),
        ("HTTP/1.1 099 OK\r\n\r\n", .malformedStatusLine), ("HTTP/1.1 600 OK\r\n\r\n", .malformedStatusLine),
        ("HTTP/1.1  200 OK\r\n\r\n", .malformedStatusLine), ("HTTP/2.0 200 OK\r\n\r\n", .unsupportedVersion),
        ("ICY 200 OK and so on\r\n\r\n", .malformedVersion), ("HTTP/1.1 200 OK\nA: b\n\n", .bareLineFeed),
        ("HTTP/1.1 200 O\0K\r\n\r\n", .controlByte), ("HTTP/1.1 200 O\rK\r\n\r\n", .bareCarriageReturn),
        ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n", .repeatedContentLength),
        ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", .lengthAndTransferEncoding),
        ("HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", .transferEncodingInHTTP10),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n", .chunkedNotLast),
        ("HTTP/1.1 200 OK\r\nA: b\r\n c\r\n\r\n", .foldedLine),
        // Too little for a status line, and yet plainly none: nobody waits for the rest of it.
        ("200 OK\r\n\r\n", .malformedVersion), ("HTTP/2.0", .unsupportedVersion),
        ("HTTP/1.1\t", .malformedStatusLine), ("HTTP/1.1 6", .malformedStatusLine),
        ("HTTP/1.1 20\r\n", .malformedStatusLine),
    ])
    func refuses(_ text: String, _ violation: WireViolation) {
        #expect(parse(text).0 == .invalid(violation))
    }
}

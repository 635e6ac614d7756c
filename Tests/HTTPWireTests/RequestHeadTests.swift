import HTTPWire
import Testing

@Suite struct RequestHeadTests {
    private func parse(_ text: String) throws -> (RequestHead, [UInt8]) {
        var head = RequestHead()
        let bytes = Array(text.utf8)
        #expect(bytes.request(&head) == .complete(headLength: bytes.count))
        return (head, bytes)
    }

    @Test func readsTheRequestLine() throws {
        let (head, bytes) = try parse(Corpus.requests[3])
        #expect(head.method == .post)
        #expect(bytes.text(head.target) == "/p?q=1")
        #expect(bytes.text(head.path) == "/p?q=1")
        #expect(head.form == .origin)
        #expect(head.version == .http11)
        #expect(bytes.text(head.host) == "example.org:8080")
        #expect(head.framing == .length(12))
        #expect(head.expectsContinue)
        #expect(head.keepsAlive)
    }

    @Test func keepsFieldLinesAsOffsets() throws {
        let (head, bytes) = try parse(Corpus.requests[4])
        #expect(head.fields.lines.map { bytes.text($0.name) } == ["host", "TRANSFER-ENCODING", "Connection", "X-Foo"])
        #expect(head.fields.lines.map { bytes.text($0.value) } == ["a", "chunked", "close , X-Foo", "1"])
        #expect(head.fields.lines.map(\.field) == [.host, .transferEncoding, .connection, .other])
        #expect(bytes.text(head.fields.lines[3].line) == "X-Foo: 1\r\n")
        #expect(head.framing == .chunked)
        #expect(head.connection.close && head.connection.namesFields && !head.keepsAlive)
    }

    @Test func skipsEmptyLinesBeforeTheRequest() throws {
        let (head, bytes) = try parse(Corpus.requests[2])
        #expect(bytes.text(head.methodName) == "GET")
        #expect(bytes.text(head.target) == "/late")
    }

    @Test func tellsTheFormsOfATarget() throws {
        let (asterisk, _) = try parse(Corpus.requests[5])
        #expect(asterisk.form == .asterisk && asterisk.hasHost && asterisk.host.isEmpty)
        let (absolute, bytes) = try parse(Corpus.requests[6])
        #expect(absolute.form == .absolute)
        #expect(bytes.text(absolute.authority) == "[::1]:80")
        #expect(bytes.text(absolute.path) == "/x?y")
        let (authority, connect) = try parse(Corpus.requests[7])
        #expect(authority.form == .authority && connect.text(authority.authority) == "a.example:443")
        let (bare, _) = try parse("OPTIONS http://a HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(bare.form == .absolute && bare.path.isEmpty)
    }

    @Test func knowsWhoKeepsTheConnection() throws {
        #expect(try parse("GET / HTTP/1.0\r\n\r\n").0.keepsAlive == false)
        #expect(try parse("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").0.keepsAlive)
        #expect(try parse("GET / HTTP/1.0\r\nConnection: keep-alive, close\r\n\r\n").0.keepsAlive == false)
        #expect(try parse("GET / HTTP/1.1\r\nHost: a\r\nConnection: CLOSE\r\n\r\n").0.keepsAlive == false)
        #expect(try parse("GET /newer HTTP/1.7\r\nHost: a\r\n\r\n").0.version == .http11)
    }

    @Test func aBodyOfLengthZeroIsNone() throws {
        #expect(try parse("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n").0.framing == BodyFraming.none)
        #expect(try parse("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 007\r\n\r\n").0.framing == .length(7))
    }

    @Test func oldVersionsHaveNoExpectations() throws {
        #expect(try parse("POST / HTTP/1.0\r\nExpect: tea\r\n\r\n").0.expectsContinue == false)
    }

    @Test(arguments: [
        ("Connection: Upgrade\r\nUpgrade: websocket", true), ("Upgrade: a/1, b\r\nConnection: x, upgrade", true),
        ("Upgrade: websocket", false), ("Connection: upgrade", false), ("Connection: upgrade\r\nUpgrade: ,", false),
        ("Connection: upgrade, HTTP2-Settings\r\nUpgrade: h2c", false),
        ("Connection: upgrade\r\nUpgrade: websocket, H2C", false),
    ])
    func knowsOffersOfAnotherProtocol(_ fields: String, _ offers: Bool) throws {
        #expect(try parse("GET / HTTP/1.1\r\nHost: a\r\n\(fields)\r\n\r\n").0.offersUpgrade == offers)
        #expect(try parse("GET / HTTP/1.0\r\n\(fields)\r\n\r\n").0.offersUpgrade == false)
    }

    @Test(arguments: ["a", "a:80", "a:", "1.2.3.4:5", "[::1]", "[::ffff:1.2.3.4]:8", "[v1.a:b]", "a%2Fb", "a_b.c", ""])
    func takesHostsOfAllForms(_ host: String) throws {
        let (head, bytes) = try parse("GET / HTTP/1.1\r\nHost: \(host)\r\n\r\n")
        #expect(bytes.text(head.host) == host)
    }

    @Test func isUsedAgainAfterReset() throws {
        var head = RequestHead()
        for text in Corpus.requests {
            let bytes = Array(text.utf8)
            head.reset()
            #expect(bytes.request(&head) == .complete(headLength: bytes.count))
            var fresh = RequestHead()
            _ = bytes.request(&fresh)
            #expect(String(describing: head) == String(describing: fresh))
        }
    }

    @Test(arguments: Corpus.requests + Corpus.brokenRequests)
    func isTheSameWhereverTheBytesAreCut(_ text: String) {
        let bytes = Array((text + "next").utf8)
        var whole = RequestHead()
        let result = bytes.request(&whole)
        for cut in 0..<bytes.count {
            var head = RequestHead()
            var progress = Array(bytes[..<cut]).request(&head)
            if progress == .incomplete { progress = bytes.request(&head) }
            #expect(progress == result, "cut at \(cut)")
            #expect(String(describing: head.fields) == String(describing: whole.fields), "cut at \(cut)")
        }
        var dripped = RequestHead()
        var progress = HeadProgress.incomplete
        for end in 0...bytes.count where progress == .incomplete {
            progress = Array(bytes[..<end]).request(&dripped)
        }
        #expect(progress == result)
    }

    @Test func limitsTheHeadWhereverItIsCut() {
        let limits = HeadLimits(headBytes: 200, targetBytes: 20, fieldLines: 4)
        func result(_ text: String) -> [HeadProgress] {
            let bytes = Array(text.utf8)
            return [bytes.count, 1, 7].map { step in
                var head = RequestHead(limits: limits)
                var progress = HeadProgress.incomplete
                var end = 0
                while progress == .incomplete, end < bytes.count {
                    end = min(end + step, bytes.count)
                    progress = Array(bytes[..<end]).request(&head)
                }
                return progress
            }
        }
        let large = "GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "x", count: 400))"
        #expect(result(large) == Array(repeating: .invalid(.headTooLarge), count: 3))
        #expect(result(large + "\r\n\r\n") == Array(repeating: .invalid(.headTooLarge), count: 3))
        let target = "GET /\(String(repeating: "x", count: 30)) HTTP/1.1\r\nHost: a\r\n\r\n"
        #expect(result(target) == Array(repeating: .invalid(.targetTooLong), count: 3))
        let fields = "GET / HTTP/1.1\r\nHost: a\r\nA: 1\r\nA: 2\r\nA: 3\r\nA: 4\r\n\r\n"
        #expect(result(fields) == Array(repeating: .invalid(.tooManyFields), count: 3))
    }
}

import HTTPWire

/// Messages that the tests parse whole, and cut at every byte.
enum Corpus {
    static let requests = [
        "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.0\r\n\r\n",
        "\r\n\r\nGET /late HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST /p?q=1 HTTP/1.1\r\nHost: example.org:8080\r\nContent-Length: 12\r\nExpect: 100-continue\r\n\r\n",
        "PUT /c HTTP/1.1\r\nhost:a\r\nTRANSFER-ENCODING:\t chunked \t\r\nConnection: close , X-Foo\r\nX-Foo: 1\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: \r\n\r\n",
        "GET http://[::1]:80/x?y HTTP/1.1\r\nHost: other\r\n\r\n",
        "CONNECT a.example:443 HTTP/1.1\r\nHost: a.example:443\r\n\r\n",
        "BREW /pot HTTP/1.1\r\nHost: a\r\nX-Empty:\r\nX-Text: a\tb \u{FC} ~\r\nX-Long: 0123456789abcdef0123456789\r\n\r\n",
        "HEAD /h HTTP/1.0\r\nConnection: Keep-Alive\r\nX-Forwarded-For: 1.2.3.4\r\n\r\n",
        "GET /newer HTTP/1.7\r\nHost: a\r\n\r\n",
    ]

    static let brokenRequests = [
        "GET / HTTP/1.1\r\nHost: a\r\nX-Bad: a\rb\r\n\r\n", "GET /#f HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\nHost: a\n\n", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", "GET / HTTP/3.0\r\nHost: a\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n",
    ]

    static let responses = [
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n",
        "HTTP/1.0 404 Not Found\r\nConnection: keep-alive\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 204 \r\n\r\n",
        "HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n",
        "HTTP/1.1 500 caf\u{E9}\tau lait\r\nTransfer-Encoding: chunked\r\nTrailer: X\r\n\r\n",
    ]

    static let chunkedBodies = [
        "0\r\n\r\n",
        "5\r\nhello\r\n0\r\n\r\n",
        "00a;name=value; q=\"x\"\r\n0123456789\r\n1 ;e\r\nz\r\n000\r\nX-Sum: 1\r\nX-More: 2\r\n\r\n",
        "E\r\n0123\r\n789abcde\r\n3\r\n\r\n\r\r\n0\r\n\r\n",
    ]
}

extension Array where Element == UInt8 {
    /// Parses these bytes as a request head.
    func request(_ head: inout RequestHead) -> HeadProgress { withUnsafeBytes { head.parse($0) } }

    /// Parses these bytes as a response head.
    func response(_ head: inout ResponseHead) -> HeadProgress { withUnsafeBytes { head.parse($0) } }

    /// The text of a range.
    func text(_ range: ByteRange) -> String { String(decoding: self[Int(range.start)..<Int(range.end)], as: UTF8.self) }
}

import HTTPWire

/// Heads as load generators and browsers send them, and as a dummy backend answers.
let heads: [HotPath] = [
    HotPath(name: "parse request head of wrk") { repetitions in
        parseRequest(
            """
            GET / HTTP/1.1\r
            Host: 127.0.0.1:8000\r
            \r\n
            """,
            repetitions
        )
    },
    HotPath(name: "parse request head of a browser") { repetitions in
        parseRequest(
            """
            GET /search?q=load+balancing&page=2 HTTP/1.1\r
            Host: www.example.org\r
            User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0\r
            Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r
            Accept-Language: en-US,en;q=0.5\r
            Accept-Encoding: gzip, deflate, br, zstd\r
            Connection: keep-alive\r
            Cookie: session=0123456789abcdef0123456789abcdef\r
            \r\n
            """,
            repetitions
        )
    },
    HotPath(name: "parse response head of a backend") { repetitions in
        parseResponse(
            """
            HTTP/1.1 200 OK\r
            Content-Type: text/plain\r
            Content-Length: 19\r
            X-Backend-Id: backend-1\r
            X-Backend-Sequence: 123456\r
            \r\n
            """,
            repetitions
        )
    },
]

private func parseRequest(_ text: String, _ repetitions: Int) -> Int {
    var head = RequestHead()
    return Array(text.utf8).withUnsafeBytes { bytes in
        (0..<repetitions).reduce(into: 0) { sum, _ in
            head.reset()
            sum &+= headLength(head.parse(bytes))
        }
    }
}

private func parseResponse(_ text: String, _ repetitions: Int) -> Int {
    var head = ResponseHead()
    return Array(text.utf8).withUnsafeBytes { bytes in
        (0..<repetitions).reduce(into: 0) { sum, _ in
            head.reset()
            sum &+= headLength(head.parse(bytes))
        }
    }
}

private func headLength(_ progress: HeadProgress) -> Int {
    guard case .complete(let length) = progress else {
        preconditionFailure("the benchmark's head is not parsed: \(progress)")
    }
    return length
}

/// The inputs on which the stock nginx and HAProxy fall short of RFC 9110 and RFC 9112, or differ from each other.
enum DifferentialTable {
    private static let get = "GET / HTTP/1.1\r\nHost: a\r\n"
    private static let post = "POST / HTTP/1.1\r\nHost: a\r\n"
    private static let chunked = post + "Transfer-Encoding: chunked\r\n"

    /// What the proxy adds to every request.
    private static func forwarding(host: String = "a") -> String {
        "Via: 1.1 rrbench\r\nX-Forwarded-Proto: http\r\nX-Forwarded-For: 127.0.0.1\r\nX-Forwarded-Host: \(host)\r\n\r\n"
    }

    static let lines: [DifferentialLine] = [
        .forwarded(
            "fields of one connection: those that `Connection` names, `Keep-Alive`, `TE`, `Proxy-Connection`, `Upgrade`",
            nginx: "**`X-Foo` and `Proxy-Connection` go on**",
            haproxy: "**all but `TE` go on**",
            rrbench: "none goes on",
            get + "Connection: keep-alive, X-Foo\r\nX-Foo: 1\r\nKeep-Alive: timeout=5\r\nTE: gzip\r\n"
                + "Proxy-Connection: keep-alive\r\nUpgrade: x\r\nX-Bar: 2\r\n\r\n",
            get + "X-Bar: 2\r\n" + forwarding()
        ),
        .refused(
            400,
            "`Content-Length` and `Transfer-Encoding`",
            nginx: "400",
            haproxy: "200, length dropped",
            [
                chunked + "Content-Length: 5\r\n\r\n0\r\n\r\n",
                post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            ]
        ),
        .refused(
            400,
            "`Transfer-Encoding: identity` and a length",
            nginx: "501",
            haproxy: "400",
            [post + "Transfer-Encoding: identity\r\nContent-Length: 1\r\n\r\nx"]
        ),
        .refused(
            400,
            "`chunked` twice",
            nginx: "400",
            haproxy: "400",
            [
                chunked + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                post + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
            ]
        ),
        .refused(
            400,
            "`Transfer-Encoding` in HTTP/1.0",
            nginx: "400",
            haproxy: "**200, goes on**",
            [chunked.replacing("HTTP/1.1", with: "HTTP/1.0") + "\r\n0\r\n\r\n"]
        ),
        .refused(
            400,
            "two equal `Content-Length`; `1, 1`",
            nginx: "400",
            haproxy: "200, merged",
            [
                post + "Content-Length: 1\r\nContent-Length: 1\r\n\r\nx",
                post + "Content-Length: 1, 1\r\n\r\nx",
            ]
        ),
        .refused(
            400,
            "two different `Content-Length`; `+1`",
            nginx: "400",
            haproxy: "400",
            [
                post + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
                post + "Content-Length: +1\r\n\r\nx",
            ]
        ),
        .refused(
            400,
            "space before the colon; bare CR; two different `Host`; a chunk size that is none",
            nginx: "400",
            haproxy: "400",
            [
                get + "X : 1\r\n\r\n", get + "X: a\rb\r\n\r\n", get + "Host: b\r\n\r\n",
                chunked + "\r\nx\r\n\r\n0\r\n\r\n",
            ]
        ),
        .refused(400, "two equal `Host`", nginx: "400", haproxy: "**200, merged**", [get + "Host: a\r\n\r\n"]),
        .refused(400, "folded line", nginx: "400", haproxy: "200, with spaces", [get + "X: a\r\n b\r\n\r\n"]),
        .refused(
            400,
            "lines, and chunk lines, that end with LF alone",
            nginx: "**200**",
            haproxy: "**200**",
            ["GET / HTTP/1.1\nHost: a\n\n", get + "X: 1\n\r\n", chunked + "\r\n1\nx\n0\n\n"]
        ),
        .refused(400, "NUL in a value", nginx: "400", haproxy: "**200, goes on**", [get + "X: a\0b\r\n\r\n"]),
        .refused(
            400,
            "HTTP/1.1 without `Host`",
            nginx: "400",
            haproxy: "**200, goes on**",
            ["GET / HTTP/1.1\r\n\r\n"]
        ),
        .forwarded(
            "absolute-form target, another `Host`",
            nginx: "200",
            haproxy: "400",
            rrbench: "200, the host of the target",
            "GET http://b:81/p?q HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /p?q HTTP/1.1\r\nHost: b:81\r\n" + forwarding(host: "b:81")
        ),
        .refused(
            400,
            "`#fragment` in the target",
            nginx: "200",
            haproxy: "400",
            [get.replacing("/ ", with: "/#f ") + "\r\n"]
        ),
        .refused(
            505,
            "HTTP/2.0 as the version",
            nginx: "505",
            haproxy: "200",
            [get.replacing("HTTP/1.1", with: "HTTP/2.0") + "\r\n"]
        ),
        .forwarded(
            "trailers of a request",
            nginx: "dropped, **the `Trailer` field goes on**",
            haproxy: "go on",
            rrbench: "dropped, the `Trailer` field too",
            chunked + "Trailer: X-Sum\r\n\r\n1\r\nx\r\n0\r\nX-Sum: 1\r\n\r\n",
            post + "Transfer-Encoding: chunked\r\n" + forwarding() + "1\r\nx\r\n0\r\n\r\n"
        ),
        .forwarded(
            "`Expect: 100-continue`",
            nginx: "answered by the proxy",
            haproxy: "goes on",
            rrbench: "goes on",
            post + "Expect: 100-continue\r\nContent-Length: 1\r\n\r\nx",
            post + "Expect: 100-continue\r\nContent-Length: 1\r\n" + forwarding() + "x"
        ),
        .forwarded(
            "field name with `_`",
            nginx: "silently dropped",
            haproxy: "goes on",
            rrbench: "goes on",
            get + "X_Foo: 1\r\n\r\n",
            get + "X_Foo: 1\r\n" + forwarding()
        ),
    ]
}

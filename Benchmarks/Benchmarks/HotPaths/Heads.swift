import Benchmark
import HTTPWire

/// Heads as wrk sends them and as the dummy backend answers, and one as a browser sends it.
func heads() {
    benchmarkRequest(
        "wrk",
        """
        GET / HTTP/1.1\r
        Host: 127.0.0.1:8000\r
        \r\n
        """
    )
    benchmarkRequest(
        "browser",
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
        """
    )
    benchmarkResponse(
        "backend",
        """
        HTTP/1.1 200 OK\r
        Content-Type: text/plain\r
        Content-Length: 19\r
        X-Backend-Id: backend-1\r
        X-Backend-Sequence: 123456\r
        \r\n
        """
    )
}

private func benchmarkRequest(_ name: String, _ text: String) {
    Benchmark("parse request head: \(name)") { benchmark in
        var head = RequestHead()
        let bytes = Array(text.utf8)
        benchmark.startMeasurement()
        bytes.withUnsafeBytes { buffer in
            for _ in benchmark.scaledIterations {
                head.reset()
                blackHole(head.parse(buffer))
            }
        }
        benchmark.stopMeasurement()
    }
}

private func benchmarkResponse(_ name: String, _ text: String) {
    Benchmark("parse response head: \(name)") { benchmark in
        var head = ResponseHead()
        let bytes = Array(text.utf8)
        benchmark.startMeasurement()
        bytes.withUnsafeBytes { buffer in
            for _ in benchmark.scaledIterations {
                head.reset()
                blackHole(head.parse(buffer))
            }
        }
        benchmark.stopMeasurement()
    }
}

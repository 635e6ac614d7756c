import Synchronization
import TestSupport
import Testing

@testable import Proxying

@Suite struct RetryEventTests {
    @Test func everyFurtherAttemptIsReported() throws {
        let servers = try (0..<3).map { index in try MortalServer { peer, _ in try peer.send(answer("\(index)")) } }
        servers[1].kill()
        let events = Mutex<[RetryEvent]>([])
        let proxy = try RunningProxy(servers.map(\.port)) {
            $0.health.outlier = nil
            $0.onRetry = { event in events.withLock { $0.append(event) } }
        }
        let client = try RawSocket(port: proxy.port)
        for _ in 0..<4 { _ = try client.exchange("GET / HTTP/1.1\r\nHost: h\r\n\r\n") }
        let seen = events.withLock { $0 }
        #expect(seen.map(\.failed) == [1, 1] && seen.map(\.next) == [2, 2])
        #expect(seen.map(\.pick) == [3, 6] && seen.map(\.attempt) == [2, 2])
        #expect(seen.map(\.first) == [1, 1])
        #expect(seen.first?.detail(["a", "b", "c"]) == "attempt 2 goes to c as pick 3: no connection")
        #expect(proxy.proxy.counters().retries == Int64(seen.count))
    }

    @Test(arguments: [
        (AttemptEnd.answered(status: 503), "status 503"), (.connectTimedOut, "no connection in time"),
        (.lost, "the connection was lost"), (.timedOut, "no answer in time"), (.malformed, "the answer breaks HTTP"),
    ])
    func everyReasonHasItsWords(_ end: AttemptEnd, _ words: String) {
        let event = RetryEvent(atNanoseconds: 0, failed: 0, next: 1, pick: 7, first: 2, attempt: 3, end: end)
        #expect(event.detail(["a", "b"]) == "attempt 3 goes to b as pick 7: \(words)")
        #expect(event.keys.hasSuffix("first=3"))
    }
}

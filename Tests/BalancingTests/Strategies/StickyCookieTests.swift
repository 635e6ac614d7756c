import Testing

@testable import Balancing

@Suite struct StickyCookieTests {
    @Test func aSessionStaysWhileItsBackendIsEligible() {
        var strategy = StickyCookie(over: RoundRobin(seed: 1))
        var pool = BackendPool(weights: [1, 1, 1])
        func pick(_ preferred: Int?) -> Int? {
            strategy.selectBackend(from: pool, for: RequestContext(preferredBackend: preferred))
        }
        #expect([pick(2), pick(2), pick(nil), pick(nil)] == [2, 2, 0, 1])
        #expect([pick(-1), pick(3)] == [2, 0])
        pool.setDraining(true, 2)
        #expect(pick(2) == 1)
    }
}

import Balancing
import HTTPWire
import Testing

@testable import Proxying

@Suite struct SharedBalancerTests {
    /// Names nobody for the first pick after the end of a request, and backend 0 otherwise.
    private struct Reluctant: BalancingStrategy {
        private var isResting = false

        init(seed: UInt64) {}

        mutating func selectBackend(from pool: borrowing BackendPool, for request: RequestContext) -> Int? {
            defer { isResting = false }
            return isResting ? nil : 0
        }

        mutating func requestEnded(
            on backend: Int,
            with outcome: RequestOutcome,
            in pool: borrowing BackendPool
        ) {
            isResting = true
        }
    }

    private func settings(_ strategy: any BalancingStrategy) throws -> ProxySettings {
        var configuration = ProxyConfiguration(
            host: "127.0.0.1",
            port: 0,
            upstreams: (1...2).map { Upstream(name: "b\($0)", host: "127.0.0.1", port: $0) },
            strategy: strategy
        )
        configuration.health.outlier = nil
        let roster = Roster(configuration.upstreams)
        return ProxySettings(
            configuration,
            roster,
            backends: try Backend.resolve(roster, authorities: nil),
            balancer: SharedBalancer(configuration, now: 0),
            accessLog: nil
        )
    }

    /// One request that is lost at its first backend, and what follows from that.
    private func lose(_ settings: ProxySettings) throws -> (AttemptOutcome, Dispatch) {
        // Who rests after the one before does not after this question.
        let pick = settings.balancer.pick(RequestContext()) ?? settings.balancer.pick(RequestContext())
        var dispatch = Dispatch(
            pick: try #require(pick),
            context: RequestContext(),
            method: .get,
            now: 0,
            settings: settings
        )
        let outcome = settings.balancer.end(
            &dispatch,
            .lost,
            body: BodyReplay(bound: 0),
            responseBegan: false,
            now: 1
        )
        return (outcome, dispatch)
    }

    @Test func aRetryThatFindsNoBackendCostsNothing() throws {
        let settings = try settings(Reluctant(seed: 1))
        for _ in 0..<30 {
            let (outcome, dispatch) = try lose(settings)
            guard case .giveUp(.nobodyElse) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(dispatch.retry.attempts == 1 && !dispatch.retry.isCharged)
        }
        #expect(settings.balancer.snapshot().refusedRetries == 0 && settings.balancer.inFlight() == 0)
    }
}

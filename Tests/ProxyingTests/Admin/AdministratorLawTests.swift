import Balancing
import TestSupport
import Testing

@testable import Proxying

/// What the administrator says of a backend holds for the next pick, whatever the strategy.
@Suite struct AdministratorLawTests {
    /// Four backends behind a strategy, and requests with all kinds of keys.
    private struct Fleet {
        let balancer: SharedBalancer
        private var random = SplitMix64(seed: 3)

        init(_ strategy: any BalancingStrategy) {
            let upstreams = (1...4).map { Upstream(name: "b\($0)", host: "127.0.0.1", port: $0) }
            balancer = SharedBalancer(
                ProxyConfiguration(host: "127.0.0.1", port: 0, upstreams: upstreams, strategy: strategy),
                now: 0
            )
        }

        /// The backends of so many requests that ask for `preferred` where sessions are kept.
        mutating func picks(_ count: Int, preferred: Int?) -> [Int] {
            (0..<count).compactMap { _ in
                let context = RequestContext(
                    keyHash: random.next(),
                    worker: Int(random.next() % 4),
                    preferredBackend: preferred
                )
                return balancer.pick(context)?.backend
            }
        }
    }

    @Test(arguments: StrategyCatalog.names)
    func changesHoldFromTheNextPick(_ name: String) throws {
        var fleet = Fleet(try StrategyCatalog.make(name, seed: 1))
        let target = try #require(fleet.picks(1, preferred: nil).first)
        let changes: [(inout FleetHealth, Bool) -> FleetUpdate] = [
            { $0.setDraining($1, target, now: 1) },
            { $0.setWeight($1 ? 0 : 1, of: target, now: 1) },
        ]
        for change in changes {
            fleet.balancer.updateHealth(now: 1) { change(&$0, true) }
            fleet.balancer.updateHealth(now: 1) { change(&$0, true) }
            let without = fleet.picks(400, preferred: target)
            #expect(without.count == 400 && !without.contains(target))
            #expect(!fleet.balancer.snapshot().members[target].isEligible)
            fleet.balancer.updateHealth(now: 1) { change(&$0, false) }
            #expect(fleet.picks(2_000, preferred: target).contains(target))
        }
    }
}

import Balancing
import Testing

@testable import Proxying

@Suite struct ProbeTargetsTests {
    private static func targets(_ specification: String, backends: Int) throws -> Set<Int> {
        let weights = Array(repeating: 1.0, count: backends)
        var balancer = Balancer(weights: weights, strategy: try StrategyCatalog.make(specification, seed: 1))
        let picked = balancer.pick()
        _ = try #require(picked)
        let targets = ProbeTargets(from: &balancer, for: RequestContext())
        let distinct = Set((0..<targets.count).map { targets[$0] })
        #expect(distinct.count == targets.count && balancer.nextProbe() == nil)
        return distinct
    }

    @Test func areWhatTheStrategyWants() throws {
        #expect(try Self.targets("prequal", backends: 20).count == 3)
        #expect(try Self.targets("prequal:probes=16", backends: 20).count == ProbeTargets.most)
        #expect(try Self.targets("prequal:probes=16", backends: 2) == [0, 1])
        #expect(try Self.targets("p2c", backends: 20).isEmpty)
    }
}

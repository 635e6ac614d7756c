import Testing

@testable import Balancing

/// What the strategies that go by key owe: the same key, the same backend, and few moves when a backend leaves.
@Suite struct HashLawTests {
    static let hashes = ["ring-hash", "maglev", "rendezvous", "bounded-load:factor=100", "ip-hash"]
    static let keys = (0..<8_000).map { SplitMix64.mix(UInt64($0), salt: 77) }

    static func owners(_ balancer: inout Balancer) -> [Int] {
        let outcome = RequestOutcome(latencyNanoseconds: 1, endedAtNanoseconds: 1, succeeded: true)
        return keys.map { key in
            let backend = balancer.pick(for: RequestContext(keyHash: key))?.backend ?? -1
            balancer.finish(backend, outcome)
            return backend
        }
    }

    @Test(arguments: hashes)
    func aLeavingBackendMovesOnlyItsOwnKeys(_ specification: String) throws {
        let weights = (0..<12).map { Double(1 + $0 % 3) }
        var balancer = Balancer(weights: weights, strategy: try StrategyCatalog.make(specification, seed: 1))
        let before = Self.owners(&balancer)
        for leaving in 0..<12 {
            balancer.setHealthy(false, leaving)
            let wrong = zip(before, Self.owners(&balancer)).count { old, new in
                old == leaving ? new == leaving : new != old
            }
            #expect(wrong == 0)
            balancer.setHealthy(true, leaving)
        }
        #expect(Self.owners(&balancer) == before)
    }

    @Test(arguments: ["ring-hash", "rendezvous"])
    func aChangeOfWeightMovesKeysOnlyToOrFromThatBackend(_ specification: String) throws {
        var balancer = Balancer(
            weights: Array(repeating: 1, count: 10),
            strategy: try StrategyCatalog.make(specification, seed: 1)
        )
        let before = Self.owners(&balancer)
        for weight in [0, 0.5, 3] {
            balancer.setWeight(weight, of: 4)
            let wrong = zip(before, Self.owners(&balancer)).count { old, new in
                old != new && (weight < 1 ? old : new) != 4
            }
            #expect(wrong == 0)
        }
    }

    @Test func maglevMovesFewKeysWhenAWeightChanges() throws {
        var balancer = Balancer(weights: Array(repeating: 1, count: 10), strategy: Maglev(seed: 1))
        let before = Self.owners(&balancer)
        balancer.setWeight(0, of: 4)
        let moved = zip(before, Self.owners(&balancer)).count { $0 != $1 }
        #expect(Double(moved) / Double(before.count) < 0.2)
    }

    @Test(arguments: hashes)
    func sharesOfKeysFollowTheWeights(_ specification: String) throws {
        let weights = [1, 2, 1, 4] as [Double]
        var balancer = Balancer(weights: weights, strategy: try StrategyCatalog.make(specification, seed: 1))
        _ = Self.owners(&balancer)
        for backend in 0..<4 {
            let share = Double(balancer.picksPerBackend[backend]) / Double(Self.keys.count)
            #expect(abs(share / (weights[backend] / 8) - 1) < 0.15, "share \(share) of backend \(backend)")
        }
    }

    @Test(arguments: hashes)
    func seedsAgree(_ specification: String) throws {
        let weights = [1, 2, 1, 4] as [Double]
        var one = Balancer(weights: weights, strategy: try StrategyCatalog.make(specification, seed: 1))
        var two = Balancer(weights: weights, strategy: try StrategyCatalog.make(specification, seed: 2))
        #expect(Self.owners(&one) == Self.owners(&two))
    }

    @Test(arguments: [1, 1.25, 2])
    func boundedLoadKeepsItsBound(_ factor: Double) {
        var balancer = Balancer(weights: [1, 1, 2, 1], strategy: BoundedLoad(factor: factor, points: 40))
        var generator = SplitMix64(seed: 3)
        let outcome = RequestOutcome(latencyNanoseconds: 1, endedAtNanoseconds: 1, succeeded: true)
        var open: [Int] = []
        for _ in 0..<5_000 {
            if generator.next(below: 100) < 45, !open.isEmpty {
                balancer.finish(open.remove(at: generator.next(below: open.count)), outcome)
            } else {
                let hotKey = UInt64(generator.next(below: 3)) &* 0x4000_0000_0000_0000
                guard let pick = balancer.pick(for: RequestContext(keyHash: hotKey)) else { return }
                open.append(pick.backend)
                let weight = balancer.pool.weight(of: pick.backend)
                let bound = (factor * Double(open.count) * weight / 5).rounded(.up)
                #expect(Double(pick.inFlight + 1) <= bound)
            }
        }
    }
}

import Testing

@testable import Balancing

/// Drives a balancer through picks, ends, failures, probes and changes of health, weight, drain and ramp, and checks at
/// each step what every strategy owes; where `replacement` names a strategy, also through new backends and changes to
/// that strategy.
struct Churn {
    var balancer: Balancer
    var generator: SplitMix64
    var backends: [Int] = []
    var inFlight: [Int] = []
    var now: Int64 = 0
    var picked: [Int] = []
    let replacement: String?

    init(_ specification: String, weights: [Double], seed: UInt64, replacement: String? = nil) throws {
        self.replacement = replacement
        balancer = Balancer(weights: weights, strategy: try StrategyCatalog.make(specification, seed: seed))
        generator = SplitMix64(seed: seed &+ 1)
        inFlight = Array(repeating: 0, count: weights.count)
    }

    mutating func run(steps: Int) {
        for _ in 0..<steps {
            now += Int64(generator.next(below: 20_000_000))
            switch generator.next(below: 20) {
            case 0: change()
            case 1...8: finish()
            default: pick()
            }
        }
        while !backends.isEmpty { finish() }
    }

    private mutating func pick() {
        let count = balancer.pool.count
        let request = RequestContext(
            keyHash: generator.next(),
            worker: generator.next(below: 3),
            preferredBackend: generator.next(below: 2) == 0 ? generator.next(below: count + 3) : nil,
            nowNanoseconds: now
        )
        guard let pick = balancer.pick(for: request) else {
            #expect(balancer.pool.eligibleCount == 0)
            return
        }
        #expect(balancer.pool.isEligible(pick.backend))
        #expect(pick.inFlight == inFlight[pick.backend])
        picked.append(pick.backend)
        #expect(pick.number == Int64(picked.count))
        inFlight[pick.backend] += 1
        backends.append(pick.backend)
        var probes = 0
        while probes < 100, let target = balancer.nextProbe(for: request) {
            probes += 1
            #expect(balancer.pool.isEligible(target))
            let answer = ProbeAnswer(
                inFlight: generator.next(below: 9),
                latencyNanoseconds: Int64(generator.next(below: 1_000_000)),
                answeredAtNanoseconds: now
            )
            balancer.probeAnswered(by: target, with: answer)
        }
        #expect(probes < 100)
    }

    private mutating func finish() {
        guard !backends.isEmpty else { return }
        let backend = backends.remove(at: generator.next(below: backends.count))
        inFlight[backend] -= 1
        let outcome = RequestOutcome(
            latencyNanoseconds: Int64(generator.next(below: 50_000_000)),
            endedAtNanoseconds: now,
            succeeded: generator.next(below: 10) > 0
        )
        balancer.finish(backend, outcome)
        #expect(balancer.pool.inFlight(of: backend) == inFlight[backend])
    }

    private mutating func change() {
        if let replacement, generator.next(below: 2) == 0 { return reload(replacement) }
        let backend = generator.next(below: balancer.pool.count)
        let coin = generator.next(below: 2) == 0
        switch generator.next(below: 4) {
        case 0: balancer.setHealthy(coin, backend)
        case 1: balancer.setDraining(coin, backend)
        case 2: balancer.setWeight(Double(generator.next(below: 4)), of: backend)
        default: balancer.setRamp(coin ? 1 : generator.nextUnit(), of: backend)
        }
    }

    private mutating func reload(_ specification: String) {
        if generator.next(below: 4) == 0,
            let strategy = try? StrategyCatalog.make(specification, seed: generator.next())
        {
            balancer.replaceStrategy(with: strategy)
        } else if inFlight.count < 20 {
            balancer.addBackend(weight: Double(generator.next(below: 4)))
            inFlight.append(0)
        }
    }
}

import Measuring
import Testing

@Suite("Causes by their signatures")
struct CauseSignatureTests {
    /// The first 24 requests of nginx with 16 workers and no `zone` (docs/spread.md), in an order that gives them.
    private static let nginx: [Int] = {
        var rest = [16, 3, 1, 1, 1, 1, 1, 0]
        var order: [Int] = []
        while order.count < 24 {
            for backend in rest.indices where rest[backend] > 0 {
                rest[backend] -= 1
                order.append(backend)
            }
        }
        return order
    }()

    @Test("nginx with 16 workers: the first 24 requests give the sentence of the issue", arguments: [true, false])
    func nginxStart(isNumbered: Bool) throws {
        var run = PatternedRun(backends: 8, seed: 1, isNumbered: isNumbered)
        for backend in Self.nginx { run.add(backend) }
        let findings = run.findings(.cyclic)
        #expect(findings.verdict.outcome == .uneven)
        let cause = try #require(findings.verdict.causes?.first)
        #expect(cause.name == .perWorkerCursors)
        #expect(
            cause.sentence == "16 of the first 24 requests went to backend-1; "
                + "the pattern of 16 cursors that all start at backend-1."
        )
    }

    @Test("Cursors of workers are found and counted", arguments: [4, 8, 16, 32], [true, false])
    func workers(count: Int, isNumbered: Bool) throws {
        for seed: UInt64 in 0..<10 {
            var run = PatternedRun(backends: 8, seed: seed, isNumbered: isNumbered)
            var cursors = Array(repeating: 0, count: count)
            for _ in 0..<4_000 {
                let worker = run.random(count)
                run.add(cursors[worker] % 8)
                cursors[worker] += 1
            }
            let causes = try #require(run.findings(.cyclic).verdict.causes)
            #expect(causes.map(\.name) == [.perWorkerCursors], "\(causes)")
            #expect(causes.first?.sentence.contains("\(count) cursors") == true, "\(causes)")
        }
    }

    @Test("A counter that starts again with every reload", arguments: [1, 3, 40], [true, false])
    func reset(meanPicks: Int, isNumbered: Bool) {
        for seed: UInt64 in 0..<10 {
            var run = PatternedRun(backends: 6, seed: seed, isNumbered: isNumbered)
            var cursor = 0
            for _ in 0..<2_000 {
                if run.random(meanPicks + 1) == 0 { cursor = 0 }
                run.add(cursor % 6)
                cursor += 1
            }
            #expect(run.causes(.cyclic) == [.counterReset])
        }
    }

    @Test("A backend that is left out is no reset, one request lost now and then neither")
    func noReset() {
        var dead = PatternedRun(backends: 4, seed: 1)
        for index in 0..<900 { dead.add([0, 1, 3][index % 3]) }
        #expect(dead.causes(.cyclic).isEmpty)
        var lossy = PatternedRun(backends: 4, seed: 1)
        var cursor = 0
        for _ in 0..<900 {
            if lossy.random(30) == 0 { cursor += 1 }
            lossy.add(cursor % 4)
            cursor += 1
        }
        #expect(!lossy.causes(.cyclic).contains(.counterReset))
    }

    @Test("Shares of a hash ring", arguments: [SpreadRule.random, .unbounded, .cyclic], [true, false])
    func ring(rule: SpreadRule, isNumbered: Bool) {
        for seed: UInt64 in 0..<10 {
            var run = PatternedRun(backends: 8, seed: seed, isNumbered: isNumbered)
            let parts = [11, 8, 9, 12, 15, 9, 6, 10]
            for _ in 0..<4_000 {
                var ticket = run.random(parts.reduce(0, +))
                run.add(
                    parts.firstIndex { part in
                        ticket -= part
                        return ticket < 0
                    } ?? 0
                )
            }
            #expect(run.causes(rule) == [.hashRing])
        }
    }

    @Test("Half of an even cycle is never used", arguments: [4, 6, 8], [true, false])
    func halfUnused(backends: Int, isNumbered: Bool) {
        var run = PatternedRun(backends: backends, seed: 1, isNumbered: isNumbered)
        for index in 0..<200 { run.add(2 * index % backends) }
        #expect(run.causes(.cyclic) == [.parityResonance])
    }

    @Test("Heavy and light requests in step with an even cycle")
    func unevenWork() throws {
        var run = PatternedRun(backends: 4, seed: 1)
        for index in 0..<1_000 {
            run.add(index % 4, busy: Int64(index % 2 == 0 ? 20_000_000 : 2_000_000) + Int64(run.random(100_000)))
        }
        let findings = run.findings(.cyclic)
        #expect(findings.verdict.outcome == .even)
        #expect(findings.verdict.causes?.map(\.name) == [.parityResonance])
        #expect((findings.verdict.dependence?.parity ?? 0) > 0.99)
        #expect((findings.verdict.load?.inFlightVariation ?? 0) > 0.7)
    }

    @Test("Backends that are picked for connections", arguments: [SpreadRule.random, .unbounded, .cyclic])
    func pinning(rule: SpreadRule) {
        for seed: UInt64 in 0..<10 {
            var run = PatternedRun(backends: 5, seed: seed, isNumbered: seed % 2 == 0)
            let homes = (0..<20).map { _ in run.random(5) }
            guard Set(homes).count > 1 else { continue }
            for _ in 0..<3_000 {
                let connection = run.random(20)
                let backend = run.random(20) == 0 ? run.random(5) : homes[connection]
                run.add(backend, connection: Int32(connection + 1))
            }
            #expect(run.causes(rule) == [.keepAlivePinning])
        }
    }

    @Test("Picks by old information", arguments: [SpreadRule.random, .unbounded])
    func stale(rule: SpreadRule) {
        for seed: UInt64 in 0..<10 {
            var run = PatternedRun(backends: 6, seed: seed, isNumbered: seed % 2 == 0)
            var load = Array(repeating: 0, count: 6)
            var known = load
            for index in 0..<3_000 {
                if index % 40 == 0 { known = load }
                let least = known.min() ?? 0
                let backend = known.firstIndex(of: least) ?? 0
                load[backend] += 1
                if load.reduce(0, +) > 60,
                    let busy = load.indices.filter({ load[$0] > 0 }).randomElement(using: &run.generator)
                {
                    load[busy] -= 1
                }
                run.add(run.random(10) == 0 ? run.random(6) : backend)
            }
            if rule == .unbounded || run.findings(rule).verdict.outcome == .uneven {
                #expect(run.causes(rule) == [.staleLoad])
            }
        }
    }

    @Test("Further attempts that all go to the neighbor")
    func retryBias() throws {
        var run = PatternedRun(backends: 4, seed: 1)
        var retries: [RetriedPick] = []
        for index in 0..<1_000 {
            let isDead = index % 4 == 1
            run.add(isDead ? 2 : index % 4)
            if isDead { retries.append(RetriedPick(number: Int64(index + 1), failed: 1, next: 2, isCounted: true)) }
        }
        let findings = run.findings(.cyclic, history: PickHistory(retries: retries))
        #expect(findings.verdict.outcome == .even)
        #expect(findings.counts == [250, 250, 250, 250])
        #expect(findings.verdict.causes?.map(\.name) == [.retryBias])
        #expect((findings.verdict.load?.successVariation ?? 0) > 0.5)
    }

    @Test("A backend that draws requests because it fails them", arguments: [SpreadRule.random, .unbounded])
    func blackHole(rule: SpreadRule) {
        var run = PatternedRun(backends: 5, seed: 1)
        for _ in 0..<2_000 {
            if run.random(2) == 0 {
                run.add(3, busy: 100_000, error: .http5xx)
            } else {
                run.add(run.random(5), busy: 10_000_000)
            }
        }
        #expect(run.causes(rule).first == .blackHole)
    }
}

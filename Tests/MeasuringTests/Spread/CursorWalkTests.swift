import Testing

@testable import Measuring

@Suite("Cursors that all start at one backend, by where requests go")
struct CursorWalkTests {
    /// The picks of workers with a cursor each, of which the one that took the last request takes the next one, too, with
    /// this probability, and of which only the first few are ever busy again.
    private static func workers(
        _ count: Int,
        busy: Int,
        loyalty: Double,
        picks: Int,
        seed: UInt64
    ) -> [Int] {
        var generator = SplitMix64(seed: seed)
        var cursors = Array(repeating: 0, count: count)
        var worker = 0
        return (0..<picks).map { pick in
            if pick < count {
                worker = pick
            } else if Double.random(in: 0..<1, using: &generator) >= loyalty {
                worker = Int.random(in: 0..<busy, using: &generator)
            }
            defer { cursors[worker] += 1 }
            return cursors[worker] % 8
        }
    }

    private static func causes(_ picks: [Int], isNumbered: Bool = false) -> [SpreadCause] {
        var run = PatternedRun(backends: 8, seed: 3, isNumbered: isNumbered)
        for pick in picks { run.add(pick) }
        return run.findings(.cyclic).verdict.causes ?? []
    }

    /// One cursor that others use for a part of its picks, in an order in which requests overtake some others.
    private static func single(others: Double, overtaking: Double, picks: Int, seed: UInt64) -> [Int] {
        var generator = SplitMix64(seed: seed)
        var cursor = 0
        let order = (0..<picks).map { index in
            while Double.random(in: 0..<1, using: &generator) < others { cursor += 1 }
            defer { cursor += 1 }
            return (at: Double(index) + Double.random(in: 0...overtaking, using: &generator), pick: cursor % 8)
        }
        return order.sorted { $0.at < $1.at }.map(\.pick)
    }

    @Test(
        "Workers that take several requests in a row, or one and no more, are found",
        arguments: [0, 0.5, 0.9],
        [2, 5, 16]
    )
    func stickyWorkers(loyalty: Double, busy: Int) {
        for seed: UInt64 in 0..<10 {
            let picks = Self.workers(16, busy: busy, loyalty: loyalty, picks: 800, seed: seed)
            for isNumbered in [true, false] {
                let causes = Self.causes(picks, isNumbered: isNumbered)
                #expect(causes.map(\.name) == [.perWorkerCursors], "\(causes)")
            }
        }
    }

    @Test("The sentence has the counts, the hits and what chance would hit")
    func sentence() throws {
        let picks = Self.workers(16, busy: 2, loyalty: 0.9, picks: 800, seed: 4)
        let walk = CursorWalk(picks, backends: 8, start: 0, least: 15)
        #expect(walk.picks > 24 && walk.hits == walk.picks)
        #expect(walk.chance > 0.1 && walk.chance < 0.6)
        #expect(walk.pValue < 1e-10)
        let sentence = try #require(Self.causes(picks).first?.sentence)
        #expect(sentence.contains("the pattern of") || sentence.contains("stood that all start at backend-1"))
    }

    @Test("A pick before the run, and requests that overtake each other, do no harm")
    func disturbed() {
        for seed: UInt64 in 0..<10 {
            var picks = Self.workers(16, busy: 16, loyalty: 0.5, picks: 801, seed: seed)
            picks.removeFirst()
            for index in stride(from: 3, to: 790, by: 9) { picks.swapAt(index, index + 1) }
            #expect(CursorWalk(picks, backends: 8, start: 0, least: 14).pValue < 1e-6)
        }
    }

    @Test("Fair picks, and those of one cursor that others use, reach an evidence of 20 in at most one run of 20")
    func level() {
        for others in [0, 0.02, 0.1, 0.3, 0.6, 1] {
            let alarms = (0..<300).count { seed in
                let picks =
                    others == 1
                    ? SyntheticRun.random(200, backends: 8, seed: UInt64(seed)).map { Int($0) - 1 }
                    : Self.single(others: others, overtaking: 0, picks: 200, seed: UInt64(seed))
                return CursorWalk(picks, backends: 8, start: 0, least: 2).pValue <= 0.05
            }
            // Half of the evidence is weighed for this start: 1 in 40. More than 20 of 300 has a probability below 0.0001.
            #expect(alarms <= 20, "\(others)")
        }
    }

    @Test(
        "One cursor is not taken for many, whatever others and overtaking do to it",
        arguments: [0, 0.003, 0.03, 0.3]
    )
    func single(others: Double) {
        for overtaking in [0.0, 2, 5, 20] {
            for seed: UInt64 in 0..<25 {
                let causes = Self.causes(Self.single(others: others, overtaking: overtaking, picks: 400, seed: seed))
                #expect(!causes.contains { $0.sentence.contains("fall along the cycle") }, "\(causes)")
            }
        }
    }

    @Test("Where the counts do not fall from one backend on, or by little, nothing is said")
    func otherCounts() {
        let falls = Self.workers(16, busy: 4, loyalty: 0.5, picks: 800, seed: 1)
        let other = falls.map { $0 == 2 ? 5 : $0 == 5 ? 2 : $0 }
        #expect(!Self.causes(other).contains { $0.sentence.contains("fall along the cycle") })
    }
}

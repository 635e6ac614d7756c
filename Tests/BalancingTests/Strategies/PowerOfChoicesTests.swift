import Testing

@testable import Balancing

@Suite struct PowerOfChoicesTests {
    @Test func asManyChoicesAsBackendsIsAFullScan() {
        var picks = Picks(PowerOfChoices(choices: 5, seed: 1), weights: [1, 1, 1, 1, 1])
        for _ in 0..<100 {
            let least = (0..<5).map { picks.pool.inFlight(of: $0) }.min()
            guard let backend = picks.start() else { continue }
            #expect(picks.pool.inFlight(of: backend) - 1 == least)
        }
    }

    @Test func theBusiestOfAllIsNeverPicked() {
        var picks = Picks(PowerOfChoices(seed: 3), weights: Array(repeating: 1, count: 6))
        picks.pool.setInFlight(1_000, of: 2)
        #expect(!picks.sequence(1_000).contains(2))
    }

    @Test func tiesAreSpreadEvenly() {
        var picks = Picks(PowerOfChoices(seed: 3), weights: [1, 1, 1, 1])
        let sequence = picks.sequence(4_000)
        for backend in 0..<4 { #expect(abs(sequence.count { $0 == backend } - 1_000) < 120) }
    }

    @Test func aTieGoesToTheOneDrawnFirst() {
        var picks = Picks(PowerOfChoices(seed: 8), weights: [1, 1, 1])
        var draw = CandidateDraw(seed: 8)
        for _ in 0..<50 {
            let first = draw.first(from: picks.pool)
            _ = draw.next(from: picks.pool)
            #expect(picks.sequence(1).first == first)
        }
    }

    @Test func weightsSetTheDraws() {
        var picks = Picks(PowerOfChoices(choices: 1, seed: 3), weights: [1, 3])
        #expect(abs(picks.sequence(4_000).count { $0 == 1 } - 3_000) < 120)
    }
}

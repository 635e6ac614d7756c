import Testing

@testable import Balancing

@Suite struct StaticStrideTests {
    @Test func equalWeightsAreRoundRobin() throws {
        var picks = Picks(StaticStride(seed: 9), weights: [2, 2, 2, 2])
        let sequence = picks.sequence(40)
        for (before, after) in zip(sequence, sequence.dropFirst()) { #expect(after == (before + 1) % 4) }
    }

    @Test func seedsStartAtDifferentPlaces() {
        let starts = Set(
            (0..<40 as Range<UInt64>).map { seed in
                var picks = Picks(StaticStride(seed: seed), weights: Array(repeating: 1, count: 10))
                return picks.start()
            }
        )
        #expect(starts.count > 5)
    }

    @Test func backendsOfEqualWeightSitOutDifferentLaps() {
        // By A58's rule with weights 3, 1, 1: laps 0 2, 0 1, 0, and over again.
        var picks = Picks(StaticStride(seed: 1), weights: [3, 1, 1])
        let sequence = picks.sequence(50)
        let pattern = [0, 2, 0, 1, 0]
        #expect((0..<5).contains { shift in sequence.indices.allSatisfy { sequence[$0] == pattern[($0 + shift) % 5] } })
    }

    @Test func tinyWeightsAreStillServed() {
        var picks = Picks(StaticStride(seed: 1), weights: [1e9, 1])
        #expect(picks.sequence(200_000).contains(1))
    }
}

import Testing

@testable import Balancing

@Suite struct MaglevTableTests {
    @Test(arguments: [(1_009, 7), (65_537, 100), (10, 3), (4, 9)])
    func equalWeightsShareTheTableWithinOnePlace(_ size: Int, _ backends: Int) {
        var table = MaglevTable(size: size)
        table.update(from: BackendPool(weights: Array(repeating: 1, count: backends)))
        var prime = size
        while (2..<prime).contains(where: { prime % $0 == 0 }) { prime += 1 }
        var counts = [Int](repeating: 0, count: backends)
        for key in 0..<prime { counts[table.owner(of: UInt64(key))] += 1 }
        #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
    }

    @Test func weightsShareTheTable() {
        var table = MaglevTable(size: 10_007)
        table.update(from: BackendPool(weights: [1, 0, 4]))
        var counts = [Int](repeating: 0, count: 3)
        for key in 0..<10_007 { counts[table.owner(of: UInt64(key))] += 1 }
        #expect(counts[1] == 0)
        #expect(abs(Double(counts[2]) / Double(counts[0]) - 4) < 0.01)
    }
}

import TestSupport
import Testing

@testable import Proxying

@Suite struct RecencyTableTests {
    @Test func keepsWhatItWasGiven() {
        var table = RecencyTable(capacity: 3)
        table.withValue(of: 7, initial: 1) { $0 += 10 }
        #expect(table.withValue(of: 7, initial: 99) { $0 } == 11)
        #expect(table.count == 1)
    }

    @Test func forgetsTheKeyUnusedForLongest() {
        var table = RecencyTable(capacity: 3)
        for key: UInt64 in [1, 2, 3] { table.withValue(of: key, initial: Int64(key)) { _ in } }
        table.withValue(of: 1, initial: 0) { _ in }
        var gone: [Int64] = []
        table.withValue(of: 4, initial: 4, evicted: { gone.append($0) }) { _ in }
        #expect(gone == [2] && table.count == 3)
        #expect(table.withValue(of: 1, initial: 0) { $0 } == 1)
        #expect(table.withValue(of: 2, initial: -1) { $0 } == -1)
    }

    @Test(arguments: [Int.min, -1, 0, 1]) func hasRoomForOneAtLeast(_ capacity: Int) {
        var table = RecencyTable(capacity: capacity)
        for key in 0..<100 as Range<UInt64> {
            #expect(table.withValue(of: key, initial: Int64(key)) { $0 } == Int64(key))
            #expect(table.count == 1 && table.capacity == 1)
        }
    }

    /// The same operations on a plain array, the latest used key last.
    private struct Model {
        let capacity: Int
        var entries: [(key: UInt64, value: Int64)] = []

        mutating func touch(_ key: UInt64, initial: Int64) -> (value: Int64, evicted: Int64?) {
            var evicted: Int64?
            var value = initial
            if let index = entries.firstIndex(where: { $0.key == key }) {
                value = entries.remove(at: index).value
            } else if entries.count == capacity {
                evicted = entries.removeFirst().value
            }
            entries.append((key, value + 1))
            return (value, evicted)
        }
    }

    /// Few keys, so that they come back; those of the second stride differ in their upper half alone.
    @Test(arguments: [1, 2, 3, 7, 16, 64], [1, 1 << 32] as [UInt64])
    func agreesWithAPlainModel(_ capacity: Int, _ stride: UInt64) throws {
        var generator = SplitMix64(seed: UInt64(capacity))
        var table = RecencyTable(capacity: capacity)
        var model = Model(capacity: capacity)
        for step in 0..<20_000 as Range<Int64> {
            let key = UInt64.random(in: 0..<UInt64(3 * capacity), using: &generator) &* stride
            var evicted: Int64?
            let value = table.withValue(of: key, initial: step * 1_000, evicted: { evicted = $0 }) { value in
                defer { value += 1 }
                return value
            }
            let expected = model.touch(key, initial: step * 1_000)
            try #require(value == expected.value && evicted == expected.evicted, "step \(step)")
            try #require(table.count == model.entries.count)
        }
    }
}

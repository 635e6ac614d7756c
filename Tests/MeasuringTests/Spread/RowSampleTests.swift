import Testing

@testable import Measuring

@Suite("Sample of rows for the causes")
struct RowSampleTests {
    private static func sample(_ sequences: some Sequence<Int64>) -> RowSample {
        var sample = RowSample()
        for sequence in sequences {
            var row = RequestSample()
            row.sequence = sequence
            sample.add(row)
        }
        return sample
    }

    @Test("A short run is kept whole")
    func short() {
        #expect(Self.sample(1...10_000).rows.count == 10_000)
    }

    @Test("Of a long run whole blocks are kept, the first one among them, whatever the order of the rows")
    func long() {
        let count: Int64 = 300_000
        let forward = Self.sample(1...count)
        let backward = Self.sample((1...count).reversed())
        let kept = forward.rows.map(\.sequence)
        #expect(kept.count < RowSample.capacity)
        #expect(kept.count > RowSample.capacity / 4)
        #expect(Array(kept.prefix(2_048)) == Array(1...2_048))
        #expect(Set(kept) == Set(backward.rows.map(\.sequence)))
    }

    @Test("Parts merge into the sample of the whole")
    func merge() {
        var merged = Self.sample(1...90_000)
        merged.merge(Self.sample(90_001...200_000))
        #expect(merged.rows.count < RowSample.capacity)
        #expect(Set(merged.rows.map(\.sequence)) == Set(Self.sample(1...200_000).rows.map(\.sequence)))
    }

    @Test("Rows that all carry the same number do not fill the memory")
    func sameNumber() {
        #expect(Self.sample(repeatElement(1, count: 200_000)).rows.count < RowSample.capacity)
    }
}

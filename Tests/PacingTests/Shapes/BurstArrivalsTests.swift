import Pacing
import Testing

@Suite("Bursts")
struct BurstArrivalsTests {
    @Test("each arrival of the base stands for a whole burst, at the rate that was asked for", arguments: [1, 3, 20])
    func bursts(size: Int) throws {
        var shape = try ShapeCatalog.make("burst:\(size)", rate: 100, seed: 1)
        let offsets = (0..<(size * 5)).compactMap { _ in shape.nextArrival() }
        for (index, offset) in offsets.enumerated() {
            #expect(offset == Int64(index / size) * Int64(size) * 10_000_000)
        }
        #expect(abs(shape.meanRate(from: 0, to: 1_000_000_000) - 100) < 1e-9)
    }

    @Test("the size of a burst is a number from 1", arguments: ["burst", "burst:", "burst:0", "burst:-1", "burst:x"])
    func badSizes(text: String) {
        let error = #expect(throws: SpecificationError.self) { try ShapeCatalog.make(text, rate: 1, seed: 1) }
        #expect(error?.description.contains("burst:N") == true)
    }
}

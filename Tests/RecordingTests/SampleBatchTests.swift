import Measuring
import Testing

@testable import Recording

@Suite("SampleBatch")
struct SampleBatchTests {
    private func order(_ buffers: [[Int64]]) -> [Int64] {
        var batch = SampleBatch()
        batch.fill(with: buffers.map { $0.map(RequestSample.example) }[...])
        return (0..<batch.count).map { batch[$0].sequence }
    }

    @Test("buffers of several workers are merged by sequence number")
    func merges() {
        #expect(order([[1, 3, 5, 8], [2, 4, 7, 6]]) == Array(1...8))
    }

    @Test("stragglers from long ago come first")
    func stragglers() {
        #expect(order([[1000, 1002], [3, 1001]]) == [3, 1000, 1001, 1002])
    }

    @Test("numbers that are there twice are kept twice")
    func duplicates() {
        #expect(order([[5, 5, 4]]).sorted() == [4, 5, 5])
    }

    @Test("every sample is there once, in order, whatever order they came in", arguments: 0..<20)
    func shuffled(seed: Int) {
        var generator = SystemRandomNumberGenerator()
        let numbers = (1...Int64(1 + seed * 50)).shuffled(using: &generator)
        let size = max(1, numbers.count / 3)
        let buffers = stride(from: 0, to: numbers.count, by: size).map {
            Array(numbers[$0..<min($0 + size, numbers.count)])
        }
        #expect(order(buffers) == numbers.sorted())
    }

    @Test("a batch is refilled from nothing")
    func refilled() {
        var batch = SampleBatch()
        batch.fill(with: [[.example(1), .example(2)]])
        batch.fill(with: [[.example(9)]])
        #expect(batch.count == 1)
        #expect(batch[0] == .example(9))
        batch.fill(with: [])
        #expect(batch.count == 0)
    }
}

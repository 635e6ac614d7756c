import Pacing
import Testing

@testable import Simulating

@Suite struct MinimumHeapTests {
    @Test(arguments: [0, 1, 2, 5, 6, 20, 21, 22, 500])
    func sorts(_ count: Int) {
        var generator = SeededGenerator(seed: UInt64(count))
        var heap = MinimumHeap<Int>()
        let values = (0..<count).map { _ in Int(generator.next() % 50) }
        for value in values { heap.insert(value) }
        for value in values.sorted() {
            #expect(heap.first == value)
            heap.removeFirst()
        }
        #expect(heap.count == 0)
    }

    @Test func replacingTheFirstKeepsTheOrder() {
        var generator = SeededGenerator(seed: 1)
        var heap = MinimumHeap<Int>()
        var sorted = (0..<40).map { _ in Int(generator.next() % 1_000) }
        for value in sorted { heap.insert(value) }
        for _ in 0..<500 {
            let value = Int(generator.next() % 1_000)
            sorted.sort()
            sorted[0] = value
            heap.replaceFirst(with: value)
            #expect(heap.first == sorted.min())
        }
    }
}

import Testing

@testable import Simulating

@Suite struct SharedProcessorTests {
    @Test func twoJobsShareOneProcessor() {
        var processor = SharedProcessor()
        processor.advance(to: 0, concurrency: 1, slowness: 1)
        processor.insert(1, work: 100)
        #expect(processor.nextEnd(concurrency: 1, slowness: 1) == 100)
        processor.advance(to: 40, concurrency: 1, slowness: 1)
        processor.insert(2, work: 20)
        #expect(processor.firstSlot == 2)
        #expect(processor.nextEnd(concurrency: 1, slowness: 1) == 80)
        processor.advance(to: 80, concurrency: 1, slowness: 1)
        processor.removeFirst()
        #expect(processor.nextEnd(concurrency: 1, slowness: 1) == 120)
        processor.advance(to: 120, concurrency: 1, slowness: 1)
        processor.removeFirst()
        #expect(processor.nextEnd(concurrency: 1, slowness: 1) == nil)
    }

    @Test func coresAndSlownessSetTheRate() {
        var processor = SharedProcessor()
        processor.advance(to: 0, concurrency: 2, slowness: 3)
        for slot in 0..<4 { processor.insert(slot, work: 10) }
        #expect(processor.nextEnd(concurrency: 4, slowness: 1) == 10)
        #expect(processor.nextEnd(concurrency: 2, slowness: 1) == 20)
        #expect(processor.nextEnd(concurrency: 2, slowness: 3) == 60)
    }
}

import Pacing
import Testing

@testable import Simulating

@Suite struct EventQueueTests {
    @Test func eventsComeInOrderOfTimeThenOfScheduling() {
        var generator = SeededGenerator(seed: 1)
        var queue = EventQueue()
        var expected: [(time: Int64, index: Int)] = []
        for index in 0..<2_000 {
            let time = Int64(generator.next() % 100)
            queue.schedule(.served, index, at: time)
            expected.append((time, index))
        }
        expected.sort { ($0.time, $0.index) < ($1.time, $1.index) }
        for (time, index) in expected {
            #expect(queue.first?.time == time)
            #expect(queue.first?.index == index)
            queue.removeFirst()
        }
        #expect(queue.first == nil)
    }

    @Test func replacingIsRemovingAndAdding() {
        var generator = SeededGenerator(seed: 2)
        var replacing = EventQueue()
        var removing = EventQueue()
        for index in 0..<50 {
            replacing.schedule(.answered, index, at: Int64(index))
            removing.schedule(.answered, index, at: Int64(index))
        }
        for index in 50..<1_000 {
            let time = (replacing.first?.time ?? 0) + Int64(generator.next() % 64)
            let one = replacing.replaceFirst(with: .expired, index, at: time)
            removing.removeFirst()
            #expect(removing.schedule(.expired, index, at: time) == one)
            #expect(replacing.first?.index == removing.first?.index)
        }
    }

    @Test func anEventKeepsItsParts() {
        let event = Event(at: 1 << 62, .published, 0x7FFF_FFFF, sequence: 0x0FFF_FFFE)
        #expect(event.time == 1 << 62)
        #expect(event.kind == .published)
        #expect(event.index == 0x7FFF_FFFF)
        #expect(event.sequence == 0x0FFF_FFFE)
        #expect(MemoryLayout<Event>.size == 16)
    }
}

import Measuring
import Testing

@Suite("Time slots")
struct TimeSlotsTests {
    @Test(
        "Widths are round, and there are at most 120 slots",
        arguments: [
            (1, 1_000_000, 1), (100_000_000, 1_000_000, 100), (121_000_000, 2_000_000, 61),
            (3_000_000_000, 50_000_000, 60), (10_000_000_000, 100_000_000, 100), (60_000_000_000, 500_000_000, 120),
            (60_000_000_001, 1_000_000_000, 61), (86_400_000_000_000, 1_000_000_000_000, 87),
        ] as [(Int64, Int64, Int)]
    )
    func widths(length: Int64, width: Int64, count: Int) {
        let slots = TimeSlots(over: 7..<(7 + length))
        #expect(slots.width == width)
        #expect(slots.count == count)
        #expect(slots.slot(of: 7) == 0)
        #expect(slots.slot(of: 6 + length) == count - 1)
        #expect(slots.slot(of: 6) == nil)
        #expect(slots.slot(of: 7 + length) == nil)
        #expect(slots.moments(of: count - 1).upperBound == 7 + length)
    }

    @Test("An empty interval has no slot")
    func empty() {
        let slots = TimeSlots(over: 5..<5)
        #expect(slots.count == 0)
        #expect(slots.slot(of: 5) == nil)
    }
}

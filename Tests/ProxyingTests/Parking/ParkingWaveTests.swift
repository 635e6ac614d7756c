import Testing

@testable import Proxying

@Suite struct ParkingWaveTests {
    private static let second: Int64 = 1_000_000_000

    /// What a look a second finds, given how many had been parked by then.
    private func looks(at totals: [Int]) -> [Bool] {
        var wave = ParkingWave()
        return totals.enumerated().map { wave.hasEnded($0.element, now: Int64(100 + $0.offset) * Self.second) }
    }

    @Test func endsOnceWhenFewFollow() {
        let high = ParkingWave.height
        let many = ParkingWave.ebb
        #expect(looks(at: [0, high - 1, high - 1, high - 1]) == [false, false, false, false])
        #expect(looks(at: [high, high + many, high + 2 * many, high + 3 * many]) == [false, false, false, false])
        #expect(looks(at: [high, high + many - 1, high + many, high + many]) == [false, true, false, false])
        #expect(looks(at: [high, high, 2 * high, 2 * high]) == [false, true, false, true])
    }

    @Test func looksOnceAPeriod() {
        var wave = ParkingWave()
        let start = 100 * Self.second
        let looks = [start, start + Self.second - 1, start + Self.second].map { wave.hasEnded(5_000, now: $0) }
        #expect(looks == [false, false, true])
        #expect(!wave.isRising(5_000) && wave.isRising(5_000 + ParkingWave.height))
    }
}

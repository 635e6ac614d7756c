import Testing

@testable import Proxying

@Suite struct LogDateTests {
    private let second: Int64 = 1_000_000_000

    @Test(
        arguments: [
            (0, "01/Jan/1970:00:00:00 +0000", "1970-01-01T00:00:00"),
            (971_186_136, "10/Oct/2000:13:55:36 +0000", "2000-10-10T13:55:36"),
            (1_709_164_799, "28/Feb/2024:23:59:59 +0000", "2024-02-28T23:59:59"),
            (1_709_164_800, "29/Feb/2024:00:00:00 +0000", "2024-02-29T00:00:00"),
            (1_767_225_599, "31/Dec/2025:23:59:59 +0000", "2025-12-31T23:59:59"),
        ] as [(Int64, String, String)]
    )
    func rendersMoments(_ seconds: Int64, _ common: String, _ internet: String) {
        var date = LogDate()
        for rest in [0, second - 1] {
            date.set(seconds * second + rest)
            #expect(String(decoding: date.common, as: UTF8.self) == common)
            #expect(String(decoding: date.internet, as: UTF8.self) == internet)
        }
    }

    @Test func everyMonthHasItsNumber() {
        var date = LogDate()
        for month in 0..<12 as Range<Int64> {
            date.set((month * 30 + 15) * 86_400 * second)
            let number = String(decoding: date.internet[5..<7], as: UTF8.self)
            #expect(Int64(number) == month + 1)
        }
    }

    @Test func canGoBack() {
        var date = LogDate()
        date.set(2 * second)
        date.set(second)
        #expect(String(decoding: date.internet, as: UTF8.self) == "1970-01-01T00:00:01")
    }
}

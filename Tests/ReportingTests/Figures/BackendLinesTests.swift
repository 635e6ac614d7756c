import Measuring
import Testing

@testable import Reporting

@Suite("Lines of backends")
struct BackendLinesTests {
    private static func lines(_ count: Int) -> BackendLines {
        BackendLines(
            names: (0..<count).map { "b\($0)" },
            values: (0..<count).map { [Double($0), nil] },
            slots: TimeSlots(over: 0..<2_000_000),
            oddness: (0..<count).map { $0 == 7 ? 2 : ($0 == 3 ? 1 : 0) }
        )
    }

    @Test(
        "Up to twelve backends have a line each, more have a distribution and the odd ones",
        arguments: [1, 12, 13, 200]
    )
    func grouping(count: Int) {
        let lines = Self.lines(count)
        if count <= 12 {
            #expect(lines.series.count == count)
            #expect(lines.bands.isEmpty)
        } else {
            #expect(lines.series.map(\.name) == ["b3", "b7", "median of \(count) backends"])
            #expect(
                lines.bands.map { $0.points[0].range?.upperBound } == [
                    Double(count - 1), Double((count * 90 + 99) / 100 - 1),
                ]
            )
            #expect(lines.bands[0].points[1].range == nil)
        }
        let table = lines.table("t", Quantity.number)
        #expect(table.rows.allSatisfy { $0.count == table.columns.count })
        #expect(table.columns.count <= 13)
    }
}

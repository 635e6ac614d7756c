internal import Measuring

/// A value of every backend over time: a line each where they can be told apart, otherwise their distribution, with
/// lines for the backends that stand out.
struct BackendLines {
    /// The backends' names.
    let names: [String]
    /// The values by backend and slot; `nil` where there is none.
    let values: [[Double?]]
    /// The slots.
    let slots: TimeSlots
    /// How far a backend stands out, by backend.
    let oddness: [Double]

    /// How many backends have lines of their own beside a distribution.
    private static let mostOdd = 4

    private var showsAll: Bool { names.count <= Palette.mostSeries }

    /// The backends that have lines, by index.
    private var shown: [Int] {
        if showsAll { return Array(names.indices) }
        let odd = names.indices.sorted { (oddness[$1], $0) < (oddness[$0], $1) }.prefix(Self.mostOdd)
        return odd.filter { oddness[$0] > 0 }.sorted()
    }

    /// The lines.
    var series: [ChartSeries] {
        let lines = shown.enumerated().map { place, backend in
            ChartSeries(names[backend], points(values[backend]), style: showsAll ? place : place + 1)
        }
        if showsAll { return lines }
        let medians = distribution.map { $0.map { $0[2] } }
        return lines + [ChartSeries("median of \(names.count) backends", points(medians), style: 0)]
    }

    /// The areas of the distribution; none where all backends have lines.
    var bands: [ChartBand] {
        if showsAll { return [] }
        let distribution = distribution
        return [("least to most", 0, 4), ("10 % to 90 %", 1, 3)].map { name, low, high in
            ChartBand(
                name: name,
                points: distribution.enumerated().map { slot, values in
                    ChartBand.Point(x: middle(slot), range: values.map { $0[low]...$0[high] })
                }
            )
        }
    }

    /// The greatest value that is drawn.
    var greatest: Double { values.joined().compactMap { $0 }.max() ?? 0 }

    /// Slot by slot, what the lines and areas show.
    func table(_ caption: String, _ text: (Double) -> String) -> ReportTable {
        let distribution = showsAll ? [] : distribution
        let titles = showsAll ? [] : ["least", "10 %", "median", "90 %", "most"]
        return ReportTable(
            caption: caption,
            columns: [.number("from")] + (titles + shown.map { names[$0] }).map { .number($0) },
            rows: (0..<slots.count).map { slot in
                let spread = showsAll ? [] : distribution[slot].map { $0.map(text) } ?? titles.map { _ in "" }
                return [Quantity.seconds(slots.startSeconds(of: slot))] + spread
                    + shown.map { values[$0][slot].map(text) ?? "" }
            }
        )
    }

    /// Least, 10 %, median, 90 % and most over the backends, by slot; `nil` where there is no value.
    private var distribution: [[Double]?] {
        (0..<slots.count).map { slot in Self.fiveNumbers(values.compactMap { $0[slot] }) }
    }

    /// The least, the tenth, fiftieth and ninetieth percentile (nearest rank), and the most; `nil` of nothing.
    static func fiveNumbers(_ values: [Double]) -> [Double]? {
        if values.isEmpty { return nil }
        let sorted = values.sorted()
        return [0, 10, 50, 90, 100].map { sorted[max(0, (sorted.count * $0 + 99) / 100 - 1)] }
    }

    private func points(_ values: [Double?]) -> [ChartSeries.Point] {
        values.enumerated().map { ChartSeries.Point(x: middle($0), y: $1) }
    }

    private func middle(_ slot: Int) -> Double {
        let moments = slots.moments(of: slot)
        return slots.seconds(of: moments.lowerBound + (moments.upperBound - moments.lowerBound) / 2)
    }
}

internal import Measuring

/// Requests by time and latency: the more of them in a cell, the stronger its color, on a logarithmic scale.
struct HeatMapChart {
    /// Axes and text alternative; the vertical axis is of nanoseconds.
    let frame: ChartFrame
    /// The cells.
    let heat: LatencyHeat
    /// Where each slot begins and ends, in the units of the horizontal axis.
    let slots: [Range<Double>]
    /// The least count of each color, rising.
    private let levels: [Int64]
    private let most: Int64

    /// A map of these cells.
    init(frame: ChartFrame, heat: LatencyHeat, slots: [Range<Double>]) {
        self.frame = frame
        self.heat = heat
        self.slots = slots
        let most = heat.counts.flatMap { $0 }.max() ?? 0
        self.most = most
        levels = (0..<Palette.light.heat.count).map { Self.leastCount(ofLevel: $0, most: most) }
    }

    /// The smallest n with n^levels ≥ most^level, plus one where it would be that of the level before.
    private static func leastCount(ofLevel level: Int, most: Int64) -> Int64 {
        func power(_ base: Int64, _ exponent: Int) -> Double {
            (0..<exponent).reduce(1.0) { product, _ in product * Double(base) }
        }
        let target = power(most, level)
        var range: ClosedRange<Int64> = 1...max(1, most)
        while range.lowerBound < range.upperBound {
            let middle = (range.lowerBound + range.upperBound) / 2
            let reaches = power(middle, Palette.light.heat.count) >= target
            range = reaches ? range.lowerBound...middle : (middle + 1)...range.upperBound
        }
        return range.lowerBound
    }

    /// The chart as an SVG element: one path a color, each cell a rectangle of it, those beside each other as one.
    var svg: String {
        var paths = Array(repeating: "", count: levels.count)
        for (row, counts) in heat.counts.enumerated() {
            let colors = counts.map { count in levels.lastIndex { $0 <= count } }
            var slot = 0
            while slot < colors.count {
                let end = colors[slot...].firstIndex { $0 != colors[slot] } ?? colors.count
                if let color = colors[slot] {
                    paths[color] += rectangle(row: row, slots[slot].lowerBound, slots[end - 1].upperBound)
                }
                slot = end
            }
        }
        let shapes = paths.enumerated().filter { !$0.element.isEmpty }
        return frame.svg(
            shapes: shapes.map { "<path class=\"h\($0.offset)\" d=\"\($0.element)\"/>" }.joined(separator: "\n")
        )
    }

    private func rectangle(row: Int, _ start: Double, _ end: Double) -> String {
        let low = frame.place(start, Double(heat.edges[row]))
        let high = frame.place(end, Double(heat.edges[row + 1]))
        return "M\(low.x),\(high.y)h\(high.x - low.x)v\(low.y - high.y)h\(low.x - high.x)z"
    }

    /// The colors with the counts that they stand for.
    var keys: [ChartKey] {
        levels.indices.compactMap { level in
            let least = levels[level]
            let end = level + 1 < levels.count ? levels[level + 1] - 1 : most
            guard least <= end else { return nil }
            let range = least == end ? "" : "–\(DecimalText.grouped(end))"
            return ChartKey(name: DecimalText.grouped(least) + range, sample: .area("h\(level)"))
        }
    }
}

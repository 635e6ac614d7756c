/// Differences with their intervals, one above the other on one axis with a line at "no difference".
///
/// A list of sentences with a drawing beside each: the words have all the figures, so the drawings are hidden from
/// screen readers, and names of any length wrap.
struct ForestPlot {
    /// A difference.
    struct Row {
        /// What differs from what.
        var label: String
        /// The figures and the verdict, in words.
        var figures: String
        /// Whether that is good news.
        var tone: VerdictLine.Tone
        /// The difference; `nil` where there is none to draw.
        var estimate: Double?
        /// Its interval.
        var interval: ClosedRange<Double>?
    }

    /// What differs.
    var title: String
    /// The differences.
    var rows: [Row]
    /// The least difference that anybody should care about: an area on both sides of none, and always on the axis.
    var leastEffect: Double
    /// A difference as a tick of the axis.
    var label: (Double) -> String

    private var axis: ChartAxis {
        let ends = rows.flatMap { [$0.estimate, $0.interval?.lowerBound, $0.interval?.upperBound] }.compactMap { $0 }
        let (low, high) = (min(-leastEffect, ends.min() ?? 0), max(leastEffect, ends.max() ?? 0))
        let margin = max(high - low, 1e-9) / 20
        return .linear("", from: low - margin, to: high + margin, ticks: 8, label: label)
    }

    /// The list.
    var html: String {
        let axis = axis
        let ticks = axis.ticks.map { tick in
            "<text\(tick.isMinor ? " class=\"minor\"" : "") x=\"\(ChartFrame.percent(tick.fraction))\" y=\"14\" "
                + "text-anchor=\"middle\">\(HTMLText.escaped(tick.label))</text>"
        }
        return """
            <ul class="forest" aria-label="\(HTMLText.escaped(title))">
            \(rows.map { item($0, axis) }.joined(separator: "\n"))
            </ul>
            <div class="forest-scale" aria-hidden="true"><svg class="chart" height="20">\(ticks.joined())</svg></div>
            """
    }

    private func item(_ row: Row, _ axis: ChartAxis) -> String {
        """
        <li class="\(row.tone.rawValue)"><strong><span class="sign" aria-hidden="true">\(row.tone.sign)</span>\
        \(HTMLText.escaped(row.label))</strong><span>\(HTMLText.escaped(row.figures))</span>\
        <svg class="chart" height="24" aria-hidden="true">\(drawing(row, axis))</svg></li>
        """
    }

    private func drawing(_ row: Row, _ axis: ChartAxis) -> String {
        func x(_ value: Double) -> String { ChartFrame.percent(axis.fraction(of: value)) }
        var drawing = axis.ticks.map { tick in
            let x = ChartFrame.percent(tick.fraction)
            return "<line class=\"axis\" x1=\"\(x)\" y1=\"0\" x2=\"\(x)\" y2=\"100%\"/>"
        }.joined()
        let width = axis.fraction(of: leastEffect) - axis.fraction(of: -leastEffect)
        drawing += "<rect class=\"indifference\" x=\"\(x(-leastEffect))\" y=\"0\" "
        drawing += "width=\"\(ChartFrame.percent(width))\" height=\"100%\"/>"
        drawing += "<line class=\"expected\" x1=\"\(x(0))\" y1=\"0\" x2=\"\(x(0))\" y2=\"100%\"/>"
        if let interval = row.interval {
            drawing +=
                "<line class=\"interval\" x1=\"\(x(interval.lowerBound))\" y1=\"12\" "
                + "x2=\"\(x(interval.upperBound))\" y2=\"12\"/>"
        }
        return row.estimate.map { drawing + "<circle cx=\"\(x($0))\" cy=\"12\" r=\"5\"/>" } ?? drawing
    }
}

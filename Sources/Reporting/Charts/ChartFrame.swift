internal import Measuring

/// What all charts share: the element with its text alternative, the grid, the ticks and the axes' titles.
///
/// The element has no view box: it is as wide as the page, places are percentages and letters keep their size, so that
/// a chart reads the same on a phone and on a desk. Its box is the plotting area; labels stand outside of it, where the
/// style sheet leaves them room. Shapes lie in an inner element of 1000 by 1000 units that is stretched.
struct ChartFrame {
    /// The chart's name in the document, for the identifiers of its text alternative.
    var name: String
    /// What is seen, in a few words.
    var title: String
    /// What there is to see in it, for those who do not see it.
    var description: String
    /// The horizontal axis.
    var horizontal: ChartAxis
    /// The vertical axis.
    var vertical: ChartAxis
    /// The height of the plotting area in pixels.
    var height = 240

    /// The chart with that content: shapes for the inner element, and elements placed in percent.
    func svg(shapes: String, overlay: String = "") -> String {
        """
        <svg class="chart" height="\(height)" role="img" aria-labelledby="\(name)-title \(name)-text">
        <title id="\(name)-title">\(HTMLText.escaped(title))</title>
        <desc id="\(name)-text">\(HTMLText.escaped(description))</desc>
        <text class="axis-title" x="0" y="-10">\(HTMLText.escaped(vertical.title))</text>
        \(vertical.ticks.map(horizontalLine).joined(separator: "\n"))
        \(horizontal.ticks.map(verticalLine).joined(separator: "\n"))
        <text class="axis-title" x="100%" y="100%" dy="38" text-anchor="end">\(HTMLText.escaped(horizontal.title))</text>
        <svg class="shapes" width="100%" height="100%" viewBox="0 0 1000 1000" preserveAspectRatio="none">
        \(shapes)
        </svg>\(overlay)
        </svg>
        """
    }

    /// A place in the inner element.
    func place(_ x: Double, _ y: Double) -> (x: Int, y: Int) {
        (
            Int((horizontal.fraction(of: x) * 1000).rounded()),
            Int(((1 - vertical.fraction(of: y)) * 1000).rounded())
        )
    }

    private func horizontalLine(_ tick: ChartAxis.Tick) -> String {
        let y = Self.percent(1 - tick.fraction)
        return """
            <line class="axis" x1="0" y1="\(y)" x2="100%" y2="\(y)"/>\
            <text x="-8" y="\(y)" dy=".35em" text-anchor="end">\(HTMLText.escaped(tick.label))</text>
            """
    }

    private func verticalLine(_ tick: ChartAxis.Tick) -> String {
        let x = Self.percent(tick.fraction)
        let minor = tick.isMinor ? " class=\"minor\"" : ""
        return """
            <line class="axis" x1="\(x)" y1="0" x2="\(x)" y2="100%"/>\
            <text\(minor) x="\(x)" y="100%" dy="18" text-anchor="middle">\(HTMLText.escaped(tick.label))</text>
            """
    }

    /// A fraction of one as a percentage with as many decimals as a screen can show.
    static func percent(_ fraction: Double) -> String {
        Quantity.number((fraction * 10_000).rounded() / 100) + "%"
    }
}

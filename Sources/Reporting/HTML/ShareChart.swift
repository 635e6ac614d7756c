internal import Measuring

/// Each backend's share of the requests as a bar, with a mark at its expected share, as inline SVG.
struct ShareChart {
    /// The backends in the order of their numbers.
    let backends: [BackendSummary]

    private let left = 150.0
    private let right = 70.0
    private let width = 720.0

    /// The height of a bar's row: less for many backends, so that the chart stays on a page or two.
    private var rowHeight: Double { min(24, max(2, 960 / Double(max(backends.count, 1)))) }

    private var hasLabels: Bool { rowHeight >= 14 }

    /// The chart as an SVG element; empty without backends.
    var svg: String {
        if backends.isEmpty { return "" }
        let height = Double(backends.count) * rowHeight
        return """
            <svg viewBox="0 0 720 \(Self.text(height))" role="img" aria-labelledby="shares-title shares-text">
            <title id="shares-title">Share of the requests by backend</title>
            <desc id="shares-text">\(HTMLText.escaped(description))</desc>
            \(backends.indices.map(row).joined(separator: "\n"))
            </svg>
            """
    }

    private var description: String {
        let shares = backends.map(\.share)
        let least = Quantity.percent(shares.min() ?? 0)
        let most = Quantity.percent(shares.max() ?? 0)
        return "Shares of \(backends.count) backends, from \(least) to \(most). The table of backends has the values."
    }

    private func row(_ index: Int) -> String {
        let backend = backends[index]
        let widest = backends.map { max($0.share, $0.expectedShare) }.max() ?? 0
        let scale = widest == 0 ? 0 : (width - left - right) / widest
        let y = Double(index) * rowHeight
        let middle = Self.text(y + rowHeight / 2)
        let expected = Self.text(left + backend.expectedShare * scale)
        let bar = """
            <rect class="bar" x="\(Self.text(left))" y="\(Self.text(y + rowHeight * 0.15))" \
            width="\(Self.text(backend.share * scale))" height="\(Self.text(rowHeight * 0.7))"/>\
            <line class="expected" x1="\(expected)" y1="\(Self.text(y))" x2="\(expected)" y2="\(Self.text(y + rowHeight))"/>
            """
        guard hasLabels else { return bar }
        let end = Self.text(left + max(backend.share, backend.expectedShare) * scale + 6)
        return """
            <text x="\(Self.text(left - 8))" y="\(middle)" text-anchor="end" dominant-baseline="middle">\
            \(HTMLText.escaped(backend.name))</text>\(bar)\
            <text x="\(end)" y="\(middle)" dominant-baseline="middle">\(Quantity.percent(backend.share))</text>
            """
    }

    private static func text(_ coordinate: Double) -> String {
        String(DecimalText.fixed(coordinate, places: 1).filter { $0 != "," })
    }
}

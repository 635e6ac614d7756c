internal import Measuring

/// Each backend's share of the requests as a bar, with a mark at its expected share.
///
/// Every bar has its name and its share above it, so that names of any length fit on a phone too.
struct ShareChart {
    /// The backends in the order of their numbers.
    let backends: [BackendSummary]
    /// How many there are in all.
    let total: Int

    private let rowHeight = 40

    /// The chart as an SVG element; empty without backends.
    var svg: String {
        if backends.isEmpty { return "" }
        return """
            <svg class="chart bars" height="\(backends.count * rowHeight)" role="img" \
            aria-labelledby="shares-title shares-text">
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
        let which = backends.count == total ? "\(total) backends" : "\(backends.count) of \(total) backends"
        return "Shares of \(which), from \(least) to \(most). The table of backends has the values."
    }

    private func row(_ index: Int) -> String {
        let backend = backends[index]
        let widest = backends.map { max($0.share, $0.expectedShare) }.max() ?? 0
        let y = index * rowHeight
        func width(_ share: Double) -> String { ChartFrame.percent(widest == 0 ? 0 : share / widest) }
        return """
            <text x="0" y="\(y + 14)">\(HTMLText.escaped(backend.name))</text>\
            <text x="100%" y="\(y + 14)" text-anchor="end">\(Quantity.percent(backend.share))</text>\
            <rect class="bar" x="0" y="\(y + 20)" width="\(width(backend.share))" height="12"/>\
            <line class="expected" x1="\(width(backend.expectedShare))" y1="\(y + 17)" \
            x2="\(width(backend.expectedShare))" y2="\(y + 35)"/>
            """
    }
}

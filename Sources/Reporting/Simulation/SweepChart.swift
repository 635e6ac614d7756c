internal import Measuring

/// A figure over utilization, a curve a strategy, as inline SVG; the vertical axis is logarithmic.
struct SweepChart {
    /// What the vertical axis shows, such as `mean latency`.
    let figure: String
    /// The systems of a sweep.
    let systems: [SimulatedSystem]
    /// The strategies in the order of the legend.
    let strategies: [String]
    /// The figure of a system, in microseconds.
    let value: @Sendable (SimulatedSystem) -> Double

    private let width = 720.0
    private let left = 70.0
    private let right = 20.0
    private let top = 16.0
    private let bottom = 330.0
    private let legendRow = 20.0
    /// Tones that stand out from a white page and from a dark one.
    private static let tones = ["#0969da", "#bc4c00", "#1a7f37", "#8250df", "#bf3989", "#9a6700", "#0e8a8a", "#cf222e"]

    /// The chart as an SVG element.
    var svg: String {
        let loads = systems.compactMap(\.utilization)
        let nanoseconds = systems.map { value($0) * 1000 }.filter { $0 > 0 }
        guard let least = nanoseconds.min(), let most = nanoseconds.max(), let first = loads.min(),
            let last = loads.max()
        else { return "" }
        let scale = LogarithmicScale(enclosing: least, most)
        let height = bottom + 40 + legendRow * Double(strategies.count)
        let identifier = figure.replacing(" ", with: "-")
        return """
            <svg viewBox="0 0 720 \(Self.text(height))" role="img" aria-labelledby="\(identifier)-title">
            <title id="\(identifier)-title">\(HTMLText.escaped(figure)) by utilization, one curve a strategy</title>
            \(scale.ticks.map { horizontal($0, scale) }.joined(separator: "\n"))
            \(ticks(loads).map { vertical($0, first, last) }.joined(separator: "\n"))
            \(strategies.indices.map { curve($0, scale, first, last) }.joined(separator: "\n"))
            </svg>
            """
    }

    /// At most a dozen of the loads, the last one always.
    private func ticks(_ loads: [Double]) -> [Double] {
        let all = Set(loads).sorted()
        let step = max(1, (all.count + 11) / 12)
        return stride(from: all.count - 1, through: 0, by: -step).map { all[$0] }
    }

    private func x(_ load: Double, _ first: Double, _ last: Double) -> Double {
        left + (last > first ? (load - first) / (last - first) : 0.5) * (width - left - right)
    }

    private func y(_ system: SimulatedSystem, _ scale: LogarithmicScale) -> Double {
        bottom - scale.fraction(of: value(system) * 1000) * (bottom - top)
    }

    private func horizontal(_ time: Double, _ scale: LogarithmicScale) -> String {
        let y = Self.text(bottom - scale.fraction(of: time) * (bottom - top))
        return """
            <line class="axis" x1="\(Self.text(left))" y1="\(y)" x2="\(Self.text(width - right))" y2="\(y)"/>\
            <text x="\(Self.text(left - 8))" y="\(y)" text-anchor="end" dominant-baseline="middle">\
            \(Quantity.time(microseconds: time / 1000))</text>
            """
    }

    private func vertical(_ load: Double, _ first: Double, _ last: Double) -> String {
        let x = Self.text(x(load, first, last))
        return """
            <line class="axis" x1="\(x)" y1="\(Self.text(top))" x2="\(x)" y2="\(Self.text(bottom))"/>\
            <text x="\(x)" y="\(Self.text(bottom + 18))" text-anchor="middle">\(DecimalText.fixed(load, places: 2))</text>
            """
    }

    private func curve(_ index: Int, _ scale: LogarithmicScale, _ first: Double, _ last: Double) -> String {
        let tone = Self.tones[index % Self.tones.count]
        let dash = index < Self.tones.count ? "" : " stroke-dasharray=\"6 4\""
        let points = systems.filter { $0.strategy == strategies[index] }.map { system in
            "\(Self.text(x(system.utilization ?? 0, first, last))),\(Self.text(y(system, scale)))"
        }
        let row = Self.text(bottom + 44 + legendRow * Double(index))
        return """
            <polyline class="curve" stroke="\(tone)"\(dash) points="\(points.joined(separator: " "))"/>\
            <line class="curve" stroke="\(tone)"\(dash) x1="\(Self.text(left))" y1="\(row)" x2="\(Self.text(left + 30))" \
            y2="\(row)"/><text x="\(Self.text(left + 38))" y="\(row)" dominant-baseline="middle">\
            \(HTMLText.escaped(strategies[index]))</text>
            """
    }

    private static func text(_ coordinate: Double) -> String {
        String(DecimalText.fixed(coordinate, places: 1).filter { $0 != "," })
    }
}

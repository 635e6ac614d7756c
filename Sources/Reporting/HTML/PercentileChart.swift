internal import Measuring

/// Latency and service time by percentile, as inline SVG.
///
/// The horizontal axis counts nines (90 %, 99 %, 99.9 % stand equally far apart), because the tail is what users
/// remember; the vertical axis is logarithmic, because a tail is a multiple of the median.
struct PercentileChart {
    /// The curve from the intended send.
    let latency: [PercentilePoint]
    /// The curve from the actual send.
    let service: [PercentilePoint]

    private let width = 720.0
    private let height = 300.0
    private let left = 70.0
    private let bottom = 36.0
    private let top = 30.0
    private let right = 20.0

    private var times: LogarithmicScale {
        let all = (latency + service).map { Double($0.nanoseconds) }
        return LogarithmicScale(enclosing: all.min() ?? 1, all.max() ?? 1)
    }

    /// From no nine to as many as the requests support; the last point of a curve stands at the end.
    private var rests: LogarithmicScale {
        let finest = (latency + service).filter { $0.percentile < 100 }.map(Self.inverseRest).max() ?? 1
        return LogarithmicScale(lower: 1, upper: max(10, finest * 2))
    }

    /// The chart as an SVG element; empty without points.
    var svg: String {
        if latency.isEmpty { return "" }
        let times = times
        let rests = rests
        return """
            <svg viewBox="0 0 720 300" role="img" aria-labelledby="percentiles-title percentiles-text">
            <title id="percentiles-title">Latency and service time by percentile</title>
            <desc id="percentiles-text">\(HTMLText.escaped(description))</desc>
            \(times.ticks.map { horizontal($0, times) }.joined(separator: "\n"))
            \(Self.percentiles(rests).map { vertical($0, rests) }.joined(separator: "\n"))
            \(curve(latency, "first", times, rests))
            \(curve(service, "second", times, rests))
            <line class="curve first" x1="80" y1="12" x2="110" y2="12"/><text x="116" y="16">latency (from the intended send)</text>
            <line class="curve second" x1="340" y1="12" x2="370" y2="12"/><text x="376" y="16">service time (from the actual send)</text>
            </svg>
            """
    }

    /// What the chart shows, for those who do not see it.
    private var description: String {
        func end(_ curve: [PercentilePoint]) -> String {
            guard let first = curve.first, let last = curve.last else { return "nothing" }
            return "\(Quantity.time(nanoseconds: first.nanoseconds)) to \(Quantity.time(nanoseconds: last.nanoseconds))"
        }
        return
            "Latency rises from \(end(latency)), service time from \(end(service)). The table of times has the values."
    }

    private func horizontal(_ time: Double, _ scale: LogarithmicScale) -> String {
        let y = Self.text(height - bottom - scale.fraction(of: time) * (height - bottom - top))
        let label = Quantity.time(microseconds: time / 1000)
        return """
            <line class="axis" x1="\(Self.text(left))" y1="\(y)" x2="\(Self.text(width - right))" y2="\(y)"/>\
            <text x="\(Self.text(left - 8))" y="\(y)" text-anchor="end" dominant-baseline="middle">\(label)</text>
            """
    }

    private func vertical(_ percentile: (value: Double, label: String), _ scale: LogarithmicScale) -> String {
        let point = PercentilePoint(percentile: percentile.value, nanoseconds: 0)
        let x = Self.text(horizontalPosition(point, scale))
        return """
            <line class="axis" x1="\(x)" y1="\(Self.text(top))" x2="\(x)" y2="\(Self.text(height - bottom))"/>\
            <text x="\(x)" y="\(Self.text(height - bottom + 18))" text-anchor="middle">\(percentile.label)</text>
            """
    }

    private func curve(
        _ points: [PercentilePoint],
        _ style: String,
        _ times: LogarithmicScale,
        _ rests: LogarithmicScale
    ) -> String {
        let path = points.map { point in
            let y = height - bottom - times.fraction(of: Double(point.nanoseconds)) * (height - bottom - top)
            return "\(Self.text(horizontalPosition(point, rests))),\(Self.text(y))"
        }
        return "<polyline class=\"curve \(style)\" points=\"\(path.joined(separator: " "))\"/>"
    }

    private func horizontalPosition(_ point: PercentilePoint, _ scale: LogarithmicScale) -> Double {
        left + scale.fraction(of: Self.inverseRest(point)) * (width - left - right)
    }

    private static func inverseRest(_ point: PercentilePoint) -> Double {
        point.percentile >= 100 ? .infinity : 100 / (100 - point.percentile)
    }

    /// The labeled percentiles that lie on the axis.
    private static func percentiles(_ scale: LogarithmicScale) -> [(value: Double, label: String)] {
        let all = [
            (0.0, "0 %"), (50, "50 %"), (90, "90 %"), (99, "99 %"), (99.9, "99.9 %"), (99.99, "99.99 %"),
            (99.999, "99.999 %"), (99.9999, "99.9999 %"),
        ]
        return all.filter { 100 / (100 - $0.0) < scale.upper }
    }

    private static func text(_ coordinate: Double) -> String { DecimalText.fixed(coordinate, places: 1) }
}

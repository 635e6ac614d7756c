internal import Measuring

extension Quantity {
    /// A value of a metric with its unit.
    static func value(_ value: Double, of metric: ComparisonMetric) -> String {
        switch metric.unit {
        case .microseconds: time(microseconds: value)
        case .perSecond: rate(value)
        case .share: percent(value)
        }
    }

    /// A signed difference as people read it: `−73 %`, `+1.2 %`; that of two shares in points, `+0.35 points`.
    static func difference(_ fraction: Double, of metric: ComparisonMetric) -> String {
        signed(fraction, of: metric) + (metric.isRelative ? " %" : " points")
    }

    /// An interval of differences: `(−75 … −70 %)`.
    static func interval(_ range: ClosedRange<Double>, of metric: ComparisonMetric) -> String {
        "(\(signed(range.lowerBound, of: metric)) … \(difference(range.upperBound, of: metric)))"
    }

    /// A probability with two significant digits, `p = 0.043`; what is too small to matter as a bound.
    static func probability(_ p: Double) -> String {
        switch p {
        case ..<0.0001: "p < 0.0001"
        case ..<0.001: "p = \(DecimalText.fixed(p, places: 5))"
        case ..<0.01: "p = \(DecimalText.fixed(p, places: 4))"
        case ..<0.1: "p = \(DecimalText.fixed(p, places: 3))"
        default: "p = \(DecimalText.fixed(p, places: 2))"
        }
    }

    private static func signed(_ fraction: Double, of metric: ComparisonMetric) -> String {
        let percent = fraction * 100
        let places = metric.isRelative ? (percent.magnitude < 9.95 ? 1 : 0) : 2
        let digits = DecimalText.fixed(percent.magnitude, places: places)
        guard digits.contains(where: { ("1"..."9").contains($0) }) else { return digits }
        return (percent < 0 ? "−" : "+") + digits
    }
}

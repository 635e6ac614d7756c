internal import RealModule

/// A logarithmic axis between two positive values, with ticks at 1, 2 and 5 times powers of ten.
public struct LogarithmicScale: Equatable, Sendable {
    /// The value at the start of the axis.
    public let lower: Double
    /// The value at its end.
    public let upper: Double

    /// An axis from `lower` to `upper`; both must be positive and in order.
    public init(lower: Double, upper: Double) {
        precondition(lower > 0 && upper > lower, "A logarithmic scale needs 0 < \(lower) < \(upper).")
        self.lower = lower
        self.upper = upper
    }

    /// The shortest axis that begins and ends at ticks and holds both values; values below 1 count as 1.
    public init(enclosing least: Double, _ most: Double) {
        let least = max(1, least)
        let most = max(least, most)
        var ticks = [1.0]
        while let last = ticks.last, last <= most { ticks.append(Self.tick(after: last)) }
        self.init(lower: ticks.last { $0 <= least } ?? 1, upper: ticks.last ?? 2)
    }

    /// Where a value lies: 0 at the start of the axis, 1 at its end; values beyond lie at the ends.
    public func fraction(of value: Double) -> Double {
        if value <= lower { return 0 }
        if value >= upper { return 1 }
        return .log(value / lower) / .log(upper / lower)
    }

    /// The ticks of an axis that begins at one, in rising order.
    public var ticks: [Double] {
        var ticks = [lower]
        while let last = ticks.last, Self.tick(after: last) <= upper { ticks.append(Self.tick(after: last)) }
        return ticks
    }

    /// 1 → 2 → 5 → 10: the tick that follows one.
    private static func tick(after tick: Double) -> Double {
        var decade = 1.0
        while decade * 10 <= tick { decade *= 10 }
        switch tick / decade {
        case ..<2: return 2 * decade
        case ..<5: return 5 * decade
        default: return 10 * decade
        }
    }
}

internal import Measuring

/// One axis of a chart: where values lie on it, and its labeled ticks.
struct ChartAxis {
    /// A labeled place.
    struct Tick: Equatable {
        /// From 0 at the start of the axis to 1 at its end.
        var fraction: Double
        /// Its text.
        var label: String
        /// Whether narrow screens leave the label out.
        var isMinor = false
    }

    private enum Scale {
        case linear(lower: Double, upper: Double)
        case logarithmic(LogarithmicScale)
        /// Equal steps from 0 % to 90 %, to 99 %, to 99.9 %, …; the scale is over 1 / (1 − p).
        case nines(LogarithmicScale)
    }

    /// What the axis shows, with its unit where the ticks have none.
    let title: String
    /// The ticks in rising order.
    let ticks: [Tick]
    private let scale: Scale

    /// Where a value lies: 0 at the start of the axis, 1 at its end; values beyond lie at the ends.
    func fraction(of value: Double) -> Double { Self.fraction(of: value, on: scale) }

    private static func fraction(of value: Double, on scale: Scale) -> Double {
        switch scale {
        case .linear(let lower, let upper): min(max((value - lower) / (upper - lower), 0), 1)
        case .logarithmic(let scale): scale.fraction(of: value)
        case .nines(let scale): scale.fraction(of: value >= 100 ? .infinity : 100 / (100 - value))
        }
    }

    /// A linear axis from `lower` to `upper` with ticks at round values; one of no length is made one long.
    static func linear(
        _ title: String,
        from lower: Double,
        to upper: Double,
        ticks most: Int = 6,
        label: (Double) -> String = Quantity.number
    ) -> ChartAxis {
        let upper = upper > lower ? upper : lower + 1
        let scale = Scale.linear(lower: lower, upper: upper)
        let step = roundStep((upper - lower) / Double(most))
        var ticks: [Tick] = []
        var index = (lower / step).rounded(.up)
        while index * step <= upper + step * 1e-9 {
            // Divided by whole numbers, so that 3 steps of 0.2 are 0.6.
            let value = step < 1 ? index / (1 / step).rounded() : index * step
            ticks.append(Tick(fraction: fraction(of: value, on: scale), label: label(value)))
            index += 1
        }
        for index in ticks.indices where ticks.count > 4 { ticks[index].isMinor = !index.isMultiple(of: 2) }
        return ChartAxis(title: title, ticks: ticks, scale: scale)
    }

    /// A linear axis from 0 to a round value that is at least `most`, of a quantity that is never negative.
    static func upward(
        _ title: String,
        to most: Double,
        label: (Double) -> String = Quantity.number
    ) -> ChartAxis {
        let step = roundStep(max(most, 1e-9) / 5)
        return linear(title, from: 0, to: (most / step).rounded(.up) * step, label: label)
    }

    /// A logarithmic axis that holds values from 1 on and begins and ends at ticks.
    static func logarithmic(_ title: String, enclosing values: [Double], label: (Double) -> String) -> ChartAxis {
        let scale = LogarithmicScale(enclosing: values.min() ?? 1, values.max() ?? 1)
        let all = scale.ticks
        let decades = all.filter { isPowerOfTen($0) }
        let shown = all.count <= 9 ? all : decades
        return ChartAxis(
            title: title,
            ticks: shown.map { Tick(fraction: scale.fraction(of: $0), label: label($0)) },
            scale: .logarithmic(scale)
        )
    }

    /// Times in nanoseconds on a logarithmic axis.
    static func times(_ title: String, enclosing nanoseconds: [Int64]) -> ChartAxis {
        logarithmic(title, enclosing: nanoseconds.map(Double.init), label: Quantity.roundTime)
    }

    /// Percentiles up to the finest below 100 that was measured; the last point of a curve stands at the end.
    static func percentiles(upTo finest: Double) -> ChartAxis {
        let scale = LogarithmicScale(lower: 1, upper: max(10, 200 / max(100 - finest, 1e-7)))
        let all = [
            (0.0, "0 %"), (50, "50 %"), (90, "90 %"), (99, "99 %"), (99.9, "99.9 %"), (99.99, "99.99 %"),
            (99.999, "99.999 %"), (99.9999, "99.9999 %"),
        ]
        return ChartAxis(
            title: "percentile",
            ticks: all.filter { 100 / (100 - $0.0) < scale.upper }.map { value, label in
                Tick(fraction: fraction(of: value, on: .nines(scale)), label: label, isMinor: value == 50)
            },
            scale: .nines(scale)
        )
    }

    /// The smallest of 1, 2, 5 times a power of ten that is no less than this.
    private static func roundStep(_ least: Double) -> Double {
        var decade = 1.0
        while decade < least { decade *= 10 }
        while decade >= least * 10 { decade /= 10 }
        // Now decade / 10 < least <= decade, up to the rounding of the steps.
        return [decade / 5, decade / 2].first { $0 >= least * (1 - 1e-12) } ?? decade
    }

    private static func isPowerOfTen(_ value: Double) -> Bool {
        var decade = 1.0
        while decade < value { decade *= 10 }
        return decade == value
    }
}

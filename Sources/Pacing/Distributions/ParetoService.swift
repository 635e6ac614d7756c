public import RealModule

/// Heavy-tailed times: most are short, a few are enormous.
///
/// P(T > t) = (m / t)^α for t ≥ m, the shortest time, which follows from the mean: m = MEAN · (α − 1) / α. Alpha is
/// above 1, or there is no mean; up to 2 the variance is infinite, and sample means converge slowly.
///
/// Sampled by inversion: m · U^(−1/α), with U uniform on (0, 1].
public struct ParetoService: ServiceDistribution {
    /// Written `pareto:MEAN:ALPHA`.
    public static let grammar = DistributionGrammar(
        "pareto:MEAN:ALPHA",
        summary: "heavy tail, mean MEAN, tail index ALPHA above 1"
    )

    let mean: Int64
    let alpha: Double
    @usableFromInline let shortest: Double
    @usableFromInline let exponent: Double

    /// The law with this mean in nanoseconds, not negative, and this tail index, above 1.
    public init(meanNanoseconds: Int64, alpha: Double) {
        precondition(meanNanoseconds >= 0 && alpha > 1, "a mean is never negative, and alpha is above 1")
        mean = meanNanoseconds
        self.alpha = alpha
        shortest = Double(meanNanoseconds) * (alpha - 1) / alpha
        exponent = -1 / alpha
    }

    /// The law with the figures of its text.
    public init(figures: [Substring]) throws(FigureError) {
        self.init(
            meanNanoseconds: try FigureError.duration(figures[0]),
            alpha: try FigureError.number(figures[1], "an alpha above 1") { $0 > 1 }
        )
    }

    /// A random service time in nanoseconds.
    @inlinable
    public func sample(using generator: inout SeededGenerator) -> Int64 {
        Self.rounded(shortest * Double.pow(generator.nextPositiveUnit(), exponent))
    }

    /// The exact mean in nanoseconds.
    public var meanNanoseconds: Double { Double(mean) }
    /// The exact c².
    public var squaredCoefficientOfVariation: Double { alpha > 2 ? 1 / (alpha * (alpha - 2)) : .infinity }
    /// The text that reads back as this law.
    public var description: String { "\(Self.grammar.name):\(DurationText.text(mean)):\(DecimalText.text(alpha))" }
}

public import RealModule

/// Times whose logarithm is normal, the usual shape of measured service times.
///
/// The first figure is the **mean** (not the median, which is MEAN · e^(−σ²/2)), so the load stays the same when
/// sigma changes; sigma is the standard deviation of the logarithm, without a unit. With σ = 0.8 the 99th
/// percentile is 4.7 times the mean; c² = e^(σ²) − 1.
///
/// Sampled as e^(μ + σ·Z) with μ = ln MEAN − σ²/2 and Z by the Box–Muller transform, of which one of the two
/// numbers is used, because a distribution keeps no state.
public struct LognormalService: ServiceDistribution {
    /// Written `lognormal:MEAN:SIGMA`.
    public static let grammar = DistributionGrammar(
        "lognormal:MEAN:SIGMA",
        summary: "mean MEAN, logarithm with standard deviation SIGMA"
    )

    let mean: Int64
    @usableFromInline let median: Double
    @usableFromInline let sigma: Double

    /// The law with this mean in nanoseconds and this standard deviation of the logarithm, neither negative.
    public init(meanNanoseconds: Int64, sigma: Double) {
        precondition(meanNanoseconds >= 0 && sigma >= 0, "a mean and a deviation are never negative")
        mean = meanNanoseconds
        median = Double(meanNanoseconds) * Double.exp(-sigma * sigma / 2)
        self.sigma = sigma
    }

    /// The law with the figures of its text.
    public init(figures: [Substring]) throws(FigureError) {
        self.init(
            meanNanoseconds: try FigureError.duration(figures[0]),
            sigma: try FigureError.number(figures[1], "a sigma from 0 to 10") { $0 <= 10 }
        )
    }

    /// A random service time in nanoseconds.
    @inlinable
    public func sample(using generator: inout SeededGenerator) -> Int64 {
        let radius = (-2 * Double.log(generator.nextPositiveUnit())).squareRoot()
        let normal = radius * Double.cos(2 * Double.pi * generator.nextUnit())
        return Self.rounded(median * Double.exp(sigma * normal))
    }

    /// The exact mean in nanoseconds.
    public var meanNanoseconds: Double { Double(mean) }
    /// The exact c².
    public var squaredCoefficientOfVariation: Double { Double.expMinusOne(sigma * sigma) }
    /// The text that reads back as this law.
    public var description: String { "\(Self.grammar.name):\(DurationText.text(mean)):\(DecimalText.text(sigma))" }
}

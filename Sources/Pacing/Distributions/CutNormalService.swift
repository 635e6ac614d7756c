internal import RealModule

/// A normal law with equal mean and deviation, cut at 0: the query costs of the Prequal paper.
///
/// Negative draws count as 0, so the mean is 1.0833 times that of the normal law: φ(1) + Φ(1). It is the one law whose
/// first figure is *not* its mean: MU is the center before the cut, as the paper gives it.
///
/// *Source*: Wydrowski et al., "Load is not what you should balance: Introducing Prequal", NSDI '24, §5.
public struct CutNormalService: ServiceDistribution {
    /// Written `cut-normal:MU`.
    public static let grammar = DistributionGrammar(
        "cut-normal:MU",
        summary: "normal around MU with deviation MU, negative times counted as 0"
    )

    /// The mean of the normal law in nanoseconds, before it is cut.
    let center: Int64

    /// The law around a time in nanoseconds, which is not negative.
    public init(centerNanoseconds: Int64) {
        precondition(centerNanoseconds >= 0, "a service time is never negative")
        center = centerNanoseconds
    }

    /// The law with the figure of its text.
    public init(figures: [Substring]) throws(FigureError) {
        self.init(centerNanoseconds: try FigureError.duration(figures[0]))
    }

    /// A random service time in nanoseconds, by Box and Muller's transform; one of its two numbers is used.
    public func sample(using generator: inout SeededGenerator) -> Int64 {
        let radius = (-2 * Double.log(generator.nextPositiveUnit())).squareRoot()
        let normal = radius * Double.cos(2 * .pi * generator.nextUnit())
        return Self.rounded(max(0, Double(center) * (1 + normal)))
    }

    /// The exact mean in nanoseconds, after the cut.
    public var meanNanoseconds: Double { Double(center) * Self.meanFactor }

    /// The exact c²; E[X²] = μ²·(2Φ(1) + φ(1)) for the law cut at 0.
    public var squaredCoefficientOfVariation: Double {
        guard center > 0 else { return 0 }
        return (2 * Self.distribution + Self.density) / (Self.meanFactor * Self.meanFactor) - 1
    }

    /// The text that reads back as this law.
    public var description: String { "\(Self.grammar.name):\(DurationText.text(center))" }

    /// Φ(1) of the standard normal law.
    private static let distribution = 0.841_344_746_068_542_9
    /// φ(1) of the standard normal law.
    private static let density = 0.241_970_724_519_143_37
    private static let meanFactor = distribution + density
}

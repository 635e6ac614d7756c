internal import Pacing
internal import RealModule

/// A normal law with equal mean and deviation before it is cut at 0: the query costs of the Prequal paper.
///
/// Negative draws count as 0, so the mean is 1.0833 times that of the normal law: φ(1) + Φ(1).
struct CutNormalService: ServiceDistribution {
    static let grammar = DistributionGrammar("cut-normal:MU", summary: "normal, deviation MU, nothing below 0")

    /// The mean of the normal law in nanoseconds, before it is cut.
    let center: Int64

    init(centerNanoseconds: Int64) { center = centerNanoseconds }

    init(figures: [Substring]) throws(FigureError) {
        guard let text = figures.first, let center = try? DurationText.nanoseconds(String(text)) else {
            throw FigureError("'\(figures.first ?? "")' is not a duration")
        }
        self.init(centerNanoseconds: center)
    }

    /// Box and Muller's transform; one of its two numbers is used.
    func sample(using generator: inout SeededGenerator) -> Int64 {
        let radius = (-2 * Double.log(generator.nextPositiveUnit())).squareRoot()
        let normal = radius * Double.cos(2 * .pi * generator.nextUnit())
        return Int64(max(0, Double(center) * (1 + normal)).rounded())
    }

    var meanNanoseconds: Double { Double(center) * Self.meanFactor }

    /// E[X²] = μ²·(2Φ(1) + φ(1)) for the law cut at 0.
    var squaredCoefficientOfVariation: Double {
        (2 * Self.distribution + Self.density) / (Self.meanFactor * Self.meanFactor) - 1
    }

    var description: String { "cut-normal:\(DurationText.text(center))" }

    /// Φ(1) and φ(1) of the standard normal law.
    private static let distribution = 0.841_344_746_068_542_9
    private static let density = 0.241_970_724_519_143_37
    private static let meanFactor = distribution + density
}

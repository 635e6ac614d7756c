public import RealModule

/// Memoryless times, the law of the textbook queues (the M in M/M/1).
///
/// Sampled by inversion: −MEAN · ln U, with U uniform on (0, 1].
public struct ExponentialService: ServiceDistribution {
    /// Written `exponential:MEAN`.
    public static let grammar = DistributionGrammar("exponential:MEAN", summary: "memoryless, mean MEAN")

    @usableFromInline let mean: Int64

    /// The law with this mean in nanoseconds, which must not be negative.
    public init(meanNanoseconds: Int64) {
        precondition(meanNanoseconds >= 0, "a service time is never negative")
        mean = meanNanoseconds
    }

    /// The law with the figures of its text.
    public init(figures: [Substring]) throws(FigureError) {
        self.init(meanNanoseconds: try FigureError.duration(figures[0]))
    }

    /// A random service time in nanoseconds.
    @inlinable
    public func sample(using generator: inout SeededGenerator) -> Int64 {
        Self.rounded(-Double(mean) * Double.log(generator.nextPositiveUnit()))
    }

    /// The exact mean in nanoseconds.
    public var meanNanoseconds: Double { Double(mean) }
    /// The exact c².
    public var squaredCoefficientOfVariation: Double { 1 }
    /// The text that reads back as this law.
    public var description: String { "\(Self.grammar.name):\(DurationText.text(mean))" }
}

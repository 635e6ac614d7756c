/// No service time at all: a backend answers at once.
public struct NoService: ServiceDistribution {
    /// Written `none`.
    public static let grammar = DistributionGrammar("none", summary: "answers at once")

    /// The only value there is.
    public init() {}

    /// The law with the figures of its text.
    public init(figures: [Substring]) throws(FigureError) {}

    /// A random service time in nanoseconds.
    @inlinable
    public func sample(using generator: inout SeededGenerator) -> Int64 { 0 }

    /// The exact mean in nanoseconds.
    public var meanNanoseconds: Double { 0 }
    /// The exact c².
    public var squaredCoefficientOfVariation: Double { 0 }
    /// The text that reads back as this law.
    public var description: String { Self.grammar.name }
}

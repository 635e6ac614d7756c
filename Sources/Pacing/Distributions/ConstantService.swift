/// Every request takes the same time.
public struct ConstantService: ServiceDistribution {
    /// Written `constant:T`.
    public static let grammar = DistributionGrammar("constant:T", summary: "always T")

    @usableFromInline let nanoseconds: Int64

    /// The law that always gives `nanoseconds`, which must not be negative.
    public init(nanoseconds: Int64) {
        precondition(nanoseconds >= 0, "a service time is never negative")
        self.nanoseconds = nanoseconds
    }

    /// The law with the figures of its text.
    public init(figures: [Substring]) throws(FigureError) {
        self.init(nanoseconds: try FigureError.duration(figures[0]))
    }

    /// A random service time in nanoseconds.
    @inlinable
    public func sample(using generator: inout SeededGenerator) -> Int64 { nanoseconds }

    /// The exact mean in nanoseconds.
    public var meanNanoseconds: Double { Double(nanoseconds) }
    /// The exact c².
    public var squaredCoefficientOfVariation: Double { 0 }
    /// The text that reads back as this law.
    public var description: String { "\(Self.grammar.name):\(DurationText.text(nanoseconds))" }
}

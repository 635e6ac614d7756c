/// Two kinds of requests, cheap and dear: a cache hit or a miss.
///
/// A request takes SLOW with probability P, else FAST; so `bimodal:1ms:100ms:0.01` has mean 1.99 ms.
public struct BimodalService: ServiceDistribution {
    /// Written `bimodal:FAST:SLOW:P`.
    public static let grammar = DistributionGrammar(
        "bimodal:FAST:SLOW:P",
        summary: "SLOW with probability P, else FAST"
    )

    @usableFromInline let fast: Int64
    @usableFromInline let slow: Int64
    @usableFromInline let slowProbability: Double

    /// The law of two times in nanoseconds, neither negative, and the probability (0 to 1) of the second.
    public init(fastNanoseconds: Int64, slowNanoseconds: Int64, slowProbability: Double) {
        precondition(fastNanoseconds >= 0 && slowNanoseconds >= 0, "a service time is never negative")
        precondition(slowProbability >= 0 && slowProbability <= 1, "a probability is from 0 to 1")
        fast = fastNanoseconds
        slow = slowNanoseconds
        self.slowProbability = slowProbability
    }

    /// The law with the figures of its text.
    public init(figures: [Substring]) throws(FigureError) {
        self.init(
            fastNanoseconds: try FigureError.duration(figures[0]),
            slowNanoseconds: try FigureError.duration(figures[1]),
            slowProbability: try FigureError.number(figures[2], "a probability from 0 to 1") { $0 <= 1 }
        )
    }

    /// A random service time in nanoseconds.
    @inlinable
    public func sample(using generator: inout SeededGenerator) -> Int64 {
        generator.nextUnit() < slowProbability ? slow : fast
    }

    /// The exact mean in nanoseconds.
    public var meanNanoseconds: Double {
        (1 - slowProbability) * Double(fast) + slowProbability * Double(slow)
    }

    /// The exact c².
    public var squaredCoefficientOfVariation: Double {
        guard meanNanoseconds > 0 else { return 0 }
        let spread = Double(slow - fast)
        return slowProbability * (1 - slowProbability) * spread * spread / (meanNanoseconds * meanNanoseconds)
    }

    /// The text that reads back as this law.
    public var description: String {
        "\(Self.grammar.name):\(DurationText.text(fast)):\(DurationText.text(slow)):\(DecimalText.text(slowProbability))"
    }
}

/// A law of random durations: how long a dummy backend takes for a request, in the real world and in virtual time.
///
/// A distribution is a value without state; what is random comes from the generator that it is handed, so the same
/// seed gives the same durations. Its moments are closed forms, which is what the simulator is held to.
///
/// In every law with a mean (``ExponentialService``, ``LognormalService``, ``ParetoService``) the first figure of
/// its text *is* the mean, so that two laws can be exchanged without changing the load.
public protocol ServiceDistribution: Sendable, CustomStringConvertible {
    /// How the law is written, with a line of help.
    static var grammar: DistributionGrammar { get }

    /// The law with the figures that followed the name, as many as its grammar has.
    init(figures: [Substring]) throws(FigureError)

    /// A random duration in nanoseconds, rounded to the nearest, never negative.
    func sample(using generator: inout SeededGenerator) -> Int64

    /// The exact mean in nanoseconds.
    var meanNanoseconds: Double { get }

    /// The exact variance over the squared mean: 0 constant, 1 exponential, infinite where the variance is.
    ///
    /// It is the c² of the Pollaczek–Khinchine formula.
    var squaredCoefficientOfVariation: Double { get }
}

extension ServiceDistribution {
    /// A duration as a sample: rounded, and cut at about 146 years, which only a heavy tail could exceed.
    @inlinable
    static func rounded(_ nanoseconds: Double) -> Int64 {
        Int64(min(nanoseconds, 0x1p62).rounded())
    }
}

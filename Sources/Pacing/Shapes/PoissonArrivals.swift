public import RealModule

/// Arrivals as many independent users make them: exponential distances, so bursts and gaps are part of the load.
///
/// Poisson arrivals see time averages (Wolff 1982), which is why queueing theory's formulas hold for them.
public struct PoissonArrivals: ArrivalShape, Equatable {
    @usableFromInline let rate: Double
    @usableFromInline let meanGap: Double
    @usableFromInline var offset = 0.0
    @usableFromInline var generator: SeededGenerator

    /// A shape of `rate` arrivals a second on average, above 0; the seed determines every one of them.
    public init(rate: Double, seed: UInt64) {
        precondition(rate > 0 && rate.isFinite, "a rate is above 0")
        self.rate = rate
        meanGap = 1e9 / rate
        generator = SeededGenerator(seed: seed)
    }

    /// The offset of the next intended send, in nanoseconds.
    @inlinable
    public mutating func nextArrival() -> Int64? {
        offset -= meanGap * Double.log(generator.nextPositiveUnit())
        guard offset < 0x1p62 else { return nil }
        return Int64(offset.rounded())
    }

    /// The mean rate between two offsets, in requests a second.
    public func meanRate(from start: Int64, to end: Int64) -> Double { rate }
}

/// Arrivals at equal distances, the first at the start of the load.
///
/// Arrival k is due at k / rate, computed anew for each k, so a schedule of hours does not drift.
public struct ConstantArrivals: ArrivalShape, Equatable {
    @usableFromInline let rate: Double
    @usableFromInline var count: Int64 = 0

    /// A shape of `rate` arrivals a second, which must be above 0.
    public init(rate: Double) {
        precondition(rate > 0 && rate.isFinite, "a rate is above 0")
        self.rate = rate
    }

    /// The offset of the next intended send, in nanoseconds.
    @inlinable
    public mutating func nextArrival() -> Int64? {
        let offset = (Double(count) * 1e9 / rate).rounded()
        guard offset < 0x1p62 else { return nil }
        count += 1
        return Int64(offset)
    }

    /// The mean rate between two offsets, in requests a second.
    public func meanRate(from start: Int64, to end: Int64) -> Double { rate }
}

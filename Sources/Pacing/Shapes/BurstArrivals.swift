/// Arrivals that come several at once: each arrival of another shape stands for a burst of so many.
///
/// Made of a shape with a rate that is as many times lower, so that the mean rate is the one that was asked for. The
/// least orderly load of a given rate that a schedule can make, and what a batch job or a page with many parts sends.
public struct BurstArrivals<Base: ArrivalShape>: ArrivalShape {
    @usableFromInline var base: Base
    @usableFromInline let size: Int64
    @usableFromInline var left: Int64 = 0
    @usableFromInline var offset: Int64 = 0

    /// Bursts of `size` requests, at least 1, at the arrivals of `base`.
    public init(of base: Base, size: Int) {
        precondition(size > 0, "a burst has a request")
        self.base = base
        self.size = Int64(size)
    }

    /// The offset of the next intended send, in nanoseconds.
    @inlinable
    public mutating func nextArrival() -> Int64? {
        if left == 0 {
            guard let next = base.nextArrival() else { return nil }
            offset = next
            left = size
        }
        left -= 1
        return offset
    }

    /// The mean rate between two offsets, in requests a second.
    public func meanRate(from start: Int64, to end: Int64) -> Double {
        base.meanRate(from: start, to: end) * Double(size)
    }
}

/// Arrivals as they were recorded: the offsets of a trace, one after the other.
public struct TraceArrivals: ArrivalShape, Equatable {
    @usableFromInline let offsets: [Int64]
    @usableFromInline var next = 0

    /// A trace of offsets from the start of the load in nanoseconds, at least one, none less than the one before.
    public init(offsets: [Int64]) {
        precondition(!offsets.isEmpty, "a trace has an arrival")
        self.offsets = offsets
    }

    /// The offset of the next intended send, in nanoseconds.
    @inlinable
    public mutating func nextArrival() -> Int64? {
        guard next < offsets.count else { return nil }
        defer { next += 1 }
        return offsets[next]
    }

    /// The mean rate between two offsets, in requests a second; the end is not part of it.
    public func meanRate(from start: Int64, to end: Int64) -> Double {
        guard end > start else { return 0 }
        return Double(position(of: end) - position(of: start)) * 1e9 / Double(end - start)
    }

    /// The moment after the last arrival, in nanoseconds: what a load that sends all of them lasts.
    public var durationNanoseconds: Int64 { (offsets.last ?? 0) + 1 }

    /// How many arrivals come before an offset.
    private func position(of offset: Int64) -> Int {
        var (low, high) = (0, offsets.count)
        while low < high {
            let middle = (low + high) / 2
            if offsets[middle] < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

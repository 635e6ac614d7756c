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

    /// How many arrivals there are from an offset on.
    public func count(from start: Int64) -> Int { offsets.count - position(of: start) }

    /// The rate from an offset to the last arrival, in requests a second: the inverse of the mean gap.
    ///
    /// The last arrival ends the last gap, so n arrivals have n − 1. Where all are due at one moment there is no rate, and
    /// they are taken as those of a second.
    public func meanRate(from start: Int64) -> Double {
        let first = position(of: start)
        guard first < offsets.count else { return 0 }
        let gaps = offsets.count - first - 1
        let span = offsets[offsets.count - 1] - offsets[first]
        return span > 0 ? Double(gaps) * 1e9 / Double(span) : Double(gaps + 1)
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

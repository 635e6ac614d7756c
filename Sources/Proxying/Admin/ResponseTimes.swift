/// How long backends took to the head of their response, counted in buckets that double from 64 µs to 67 s.
///
/// Recording is a handful of instructions without a branch that could be mispredicted often, so that it can stand in
/// the way of every response. Each event loop has its own.
struct ResponseTimes: Sendable, Equatable {
    /// The upper bound of the first bucket is 2 to the power of this, in microseconds.
    private static let firstExponent = 6
    /// The upper bounds of the buckets in microseconds; whatever is above falls into one more.
    static let bounds: [Int64] = (firstExponent...26).map { 1 << $0 }

    /// Answers in each bucket; the last one has no bound.
    private(set) var counts = [Int64](repeating: 0, count: bounds.count + 1)
    /// The sum of the times, in nanoseconds.
    private(set) var sum: Int64 = 0

    /// Counts an answer that took so many nanoseconds.
    mutating func record(_ nanoseconds: Int64) {
        let microseconds = (max(nanoseconds, 1) &+ 999) / 1_000
        let exponent = Int64.bitWidth &- (microseconds &- 1).leadingZeroBitCount
        counts[min(max(exponent &- ResponseTimes.firstExponent, 0), counts.count &- 1)] &+= 1
        sum &+= nanoseconds
    }

    /// Adds what another event loop counted.
    mutating func add(_ other: ResponseTimes) {
        for index in counts.indices { counts[index] += other.counts[index] }
        sum += other.sum
    }
}

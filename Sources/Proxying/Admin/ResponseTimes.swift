/// How long backends took to the head of their response, counted in buckets that double from 66 µs to 69 s.
///
/// The bounds are powers of two in nanoseconds, so that the bucket of a time is the number of its bits: some twenty
/// instructions a response, without a branch on the time. Each event loop has its own.
struct ResponseTimes: Sendable {
    /// The first bucket takes what is at most 2 to the power of this, in nanoseconds.
    private static var firstExponent: Int { 16 }
    /// How many buckets have a bound.
    private static var bounded: Int { 21 }
    /// The upper bounds of the buckets in nanoseconds; whatever is above falls into one more.
    static var bounds: [Int64] { (0..<bounded).map { 1 << ($0 + firstExponent) } }

    private var buckets = InlineArray<22, Int64>(repeating: 0)
    /// The sum of the times, in nanoseconds.
    private(set) var sum: Int64 = 0

    /// Answers in each bucket; the last one has no bound.
    var counts: [Int64] { buckets.indices.map { buckets[$0] } }

    /// Counts an answer that took so many nanoseconds.
    @inline(__always)
    mutating func record(_ nanoseconds: Int64) {
        let bits = Int64.bitWidth &- (max(nanoseconds, 1) &- 1).leadingZeroBitCount
        let bucket = min(max(bits &- ResponseTimes.firstExponent, 0), ResponseTimes.bounded)
        buckets[bucket] &+= 1
        sum &+= nanoseconds
    }

    /// Adds what another event loop counted.
    mutating func add(_ other: ResponseTimes) {
        for bucket in buckets.indices { buckets[bucket] += other.buckets[bucket] }
        sum += other.sum
    }
}

/// The textbook token bucket, to hold the limiter to.
///
/// Levels count in nanoseconds of refill, so that a token is a whole number of them and no rounding can hide a
/// difference.
struct TokenBucket {
    private let token: Int64
    private let capacity: Int64
    private var level: Int64
    private var filledAt: Int64

    /// A full bucket.
    init(token: Int64, tokens: Int, now: Int64) {
        self.token = token
        capacity = token * Int64(tokens)
        level = capacity
        filledAt = now
    }

    /// Takes a token if there is a whole one.
    mutating func take(now: Int64) -> Bool {
        level = min(capacity, level + now - filledAt)
        filledAt = now
        guard level >= token else { return false }
        level -= token
        return true
    }
}

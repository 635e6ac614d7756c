/// The longest time for which a worker did not look at the clock, waiting as intended left out.
///
/// A gap is time in which nothing could be sent: handling one event, or not being run at all.
struct GapMeter {
    private(set) var longest: Int64 = 0
    private var last: Int64 = 0

    /// A look at the clock while working.
    mutating func note(_ now: Int64) {
        longest = max(longest, now - last)
        last = now
    }

    /// The first look after a wait, which was to end at `expected` unless an event ended it.
    mutating func resume(at now: Int64, expected: Int64? = nil) {
        if let expected { longest = max(longest, now - max(expected, last)) }
        last = now
    }
}

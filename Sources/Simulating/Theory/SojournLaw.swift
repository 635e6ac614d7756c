/// The law of the time that a request spends in a system, in units of the mean service time.
public struct SojournLaw: Sendable {
    /// Its mean.
    public let mean: Double
    private let tail: (@Sendable (Double) -> Double)?

    /// A law with a known mean and, where it is known, the probability that the time exceeds t.
    init(mean: Double, tail: (@Sendable (Double) -> Double)? = nil) {
        self.mean = mean
        self.tail = tail
    }

    /// The time that a share of all requests does not exceed, found by bisection; `nil` where only the mean is known.
    public func quantile(_ share: Double) -> Double? {
        guard let tail, share >= 0, share < 1 else { return nil }
        var low = 0.0
        var high = mean
        while tail(high) > 1 - share { high *= 2 }
        for _ in 0..<100 {
            let middle = (low + high) / 2
            if tail(middle) > 1 - share { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}

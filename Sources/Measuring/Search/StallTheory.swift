/// What an open loop of equal distances must find when the server stops for a while: the percentiles by theory.
///
/// Of N requests, a period g apart, those sent during a stall of length S wait for its end: the first S, the next
/// S − g, S − 2g and so on. All others take the usual time, which is left out here. So the k-th longest latency is
/// S − (k − 1)·g, and the q-th percentile, which by nearest rank has N − ⌈qN⌉ longer ones, is
///
///     max(0, S − (N − ⌈qN⌉)·g)
///
/// A closed loop with c connections instead sees c long latencies and sends nothing more meanwhile: of N requests all
/// but c look as if nothing had happened (Gil Tene's "coordinated omission").
public struct StallTheory: Equatable, Sendable {
    /// Requests in all.
    public var requests: Int64
    /// Nanoseconds between two.
    public var period: Double
    /// How long the server stops, in nanoseconds.
    public var stall: Double

    /// A stall of `stall` nanoseconds within `requests` requests that are `period` nanoseconds apart.
    public init(requests: Int64, period: Double, stall: Double) {
        self.requests = requests
        self.period = period
        self.stall = stall
    }

    /// What the stall adds at a percentile from 0 to 100, in nanoseconds.
    public func latency(atPercentile percentile: Double) -> Double {
        // A product that comes out a hair above a whole number is that number.
        let rank = (percentile / 100 * Double(requests) - 1e-6).rounded(.up)
        return max(0, stall - (Double(requests) - max(1, rank)) * period)
    }
}

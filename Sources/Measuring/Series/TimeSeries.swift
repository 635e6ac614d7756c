/// A run over time: what its charts are drawn from.
///
/// A request stands in the slot in which it was meant to be sent, so that a stall shows when it began and as long as
/// users felt it; only `inFlight` follows the requests from their actual send to their end.
public struct TimeSeries: Equatable, Sendable {
    /// The slots that every list below has an element for.
    public var slots: TimeSlots
    /// Measured requests.
    public var requests: [Int64]
    /// Those of them that failed.
    public var failures: [Int64]
    /// The median latency in nanoseconds, to 3 %; `nil` where no request was timed.
    public var p50: [Int64?]
    /// The 99th percentile of latency in nanoseconds, to 3 %; of fewer than a hundred requests it is the longest.
    public var p99: [Int64?]
    /// How many requests took how long.
    public var heat: LatencyHeat
    /// Measured requests by backend and slot; requests of which no backend is known are in none.
    public var requestsOfBackend: [[Int64]]
    /// The mean number of requests in flight by backend and slot, warm-up included.
    public var inFlight: [[Double]]

    /// The part of a slot's requests that a backend had, by backend and slot; `nil` where there were none.
    ///
    /// The share of a handful of requests says little, so slots are put together until a backend has `enough` of them
    /// in a slot on average, or ten slots are left.
    public func shares(ofAtLeast enough: Int64) -> (slots: TimeSlots, values: [[Double?]]) {
        let known = requestsOfBackend.joined().reduce(0, +)
        let factors = [1, 2, 5, 10, 20, 50].filter { $0 == 1 || slots.count / $0 >= 10 }
        let wanted = enough * Int64(requestsOfBackend.count * slots.count)
        let factor = factors.first { known * Int64($0) >= wanted } ?? factors.last ?? 1
        let widened = slots.widened(by: factor)
        let sums = requestsOfBackend.map { counts in
            (0..<widened.count).map { counts[$0 * factor..<min(($0 + 1) * factor, slots.count)].reduce(0, +) }
        }
        let totals = (0..<widened.count).map { slot in sums.reduce(0) { $0 + $1[slot] } }
        let values = sums.map { zip($0, totals).map { $1 == 0 ? nil : Double($0) / Double($1) } }
        return (widened, values)
    }
}

/// When each request of an open loop is meant to leave.
///
/// One send loop serves every shape: it asks for the next arrival, waits for it, sends. The simulator asks the same
/// shape. A shape is a value that depends on its parameters and seed alone, so two runs (or two strategies) see the
/// very same arrivals.
public protocol ArrivalShape: Sendable {
    /// The offset of the next intended send from the start of the load, in nanoseconds, never less than the one
    /// before; `nil` once the shape has ended.
    mutating func nextArrival() -> Int64?

    /// The mean number of requests a second that the shape intends between two offsets (nanoseconds).
    func meanRate(from start: Int64, to end: Int64) -> Double
}

/// A further attempt at a request, as the proxy placed it in the sequence of its picks.
///
/// A row carries the number of the pick of its final backend. An attempt that is *counted* (the backend before received
/// the request) took no turn and keeps the number of the pick that failed: that pick went to the failed backend, whatever
/// the row says. One that is *not counted* is a pick of its own, which took a turn; but if that was the turn of the failed
/// backend again, the attempt went to the next one.
public struct RetriedPick: Equatable, Sendable {
    /// The number under which it went.
    public var number: Int64
    /// The index of the backend at which the attempt before failed.
    public var failed: Int
    /// The index of the backend that it went to.
    public var next: Int
    /// Whether it took no turn.
    public var isCounted: Bool
    /// The index of the backend of the request's first pick; `nil` of a second attempt, before which it is the one that
    /// failed.
    public var first: Int?

    /// A further attempt.
    public init(number: Int64, failed: Int, next: Int, isCounted: Bool, first: Int? = nil) {
        self.number = number
        self.failed = failed
        self.next = next
        self.isCounted = isCounted
        self.first = first
    }
}

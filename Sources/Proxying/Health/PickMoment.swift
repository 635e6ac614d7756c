internal import Balancing

/// A moment in the order of decisions of a balancer: exact, because it is taken under the balancer's lock.
package struct PickMoment: BitwiseCopyable, Sendable, Equatable, CustomStringConvertible {
    /// The picks made by then.
    package var picks: Int64 = 0
    /// Counts the changes of membership, weight and slow start, and tells the order of what lies between two picks.
    package var change: UInt64 = 0

    /// The moment of somebody who has not begun.
    package init(picks: Int64 = 0, change: UInt64 = 0) {
        self.picks = picks
        self.change = change
    }

    init(_ balancer: borrowing Balancer) {
        self.init(picks: balancer.picks, change: balancer.pool.generation)
    }

    /// The moment as keys and values: `pick=1234 change=3`.
    package var description: String { "pick=\(picks) change=\(change)" }
}

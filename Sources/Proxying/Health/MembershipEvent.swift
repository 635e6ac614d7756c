/// Who may be picked from now on: what a change of health, weight, drain or configuration came to.
///
/// Taken under the lock of the balancer, so that the number of picks is exact: pick `moment.picks` was the last one among the
/// members before, and the next one is among these.
package struct MembershipEvent: Sendable, Equatable {
    /// The moment, in nanoseconds on the monotonic clock.
    package var atNanoseconds: Int64
    /// When among the picks.
    package var moment: PickMoment
    /// The weight of each backend by index; 0 for who may not be picked.
    package var weights: [Double]
    /// The indices of those in slow start.
    package var ramping: [Int]
    /// Whether the strategy begins anew.
    package var restarts: Bool

    /// The event as keys and values: `pick=1234 change=3 weights=1,0,1`, and where they apply `ramping=3` (numbers from 1)
    /// and `restart=1`.
    package var detail: String {
        func list(_ texts: [String]) -> String { texts.joined(separator: ",") }
        let weights = list(weights.map { $0 == $0.rounded() && $0 < 1e15 ? "\(Int64($0))" : "\($0)" })
        let slow = ramping.isEmpty ? "" : " ramping=" + list(ramping.map { "\($0 + 1)" })
        return "\(moment) weights=\(weights)\(slow)\(restarts ? " restart=1" : "")"
    }
}

internal import Balancing

/// Notices when another set of backends, or another weight of one, is what the balancer picks from.
///
/// Kept behind the lock of the balancer and asked after each change; what it has to tell is delivered outside.
struct MembershipWatch: Sendable {
    /// An event and whom it is for.
    struct Notice: Sendable {
        let event: MembershipEvent
        let receive: @Sendable (MembershipEvent) -> Void

        func deliver() { receive(event) }
    }

    /// Whoever asked.
    var receive: (@Sendable (MembershipEvent) -> Void)?
    private var weights: [Double]
    private var ramping: [Int] = []

    /// A watch over backends of which all may be picked.
    init(_ receive: @escaping @Sendable (MembershipEvent) -> Void, weights: [Double]) {
        self.receive = receive
        self.weights = weights
    }

    /// What has changed since the last call, if anything has; a step of a slow start is no change, its begin and end are.
    mutating func notice(_ balancer: Balancer, now: Int64, restarts: Bool = false) -> Notice? {
        guard let receive else { return nil }
        let pool = balancer.pool
        let weights = (0..<pool.count).map { pool.isEligible($0) ? pool.weight(of: $0) : 0 }
        let ramping = (0..<pool.count).filter { pool.isEligible($0) && pool.ramp(of: $0) < 1 }
        guard restarts || weights != self.weights || ramping != self.ramping else { return nil }
        (self.weights, self.ramping) = (weights, ramping)
        let event = MembershipEvent(
            atNanoseconds: now,
            moment: PickMoment(balancer),
            weights: weights,
            ramping: ramping,
            restarts: restarts
        )
        return Notice(event: event, receive: receive)
    }
}

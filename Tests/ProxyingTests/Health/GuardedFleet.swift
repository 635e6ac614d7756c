import Balancing

@testable import Proxying

/// A fleet and the balancer that it steers, as the proxy keeps them, and all events so far.
struct GuardedFleet {
    private(set) var health: FleetHealth
    private(set) var balancer: Balancer
    private(set) var events: [HealthEvent] = []
    var now: Int64 = 0

    init(_ members: [FleetMember], _ policy: HealthPolicy) {
        health = FleetHealth(members, policy: policy)
        balancer = Balancer(weights: members.map(\.weight), strategy: RoundRobin(seed: 1))
        report { $0.start(now: $1) }
    }

    /// Tells the fleet of something, and the balancer what follows.
    @discardableResult
    mutating func report(_ body: (inout FleetHealth, Int64) -> FleetUpdate) -> FleetUpdate {
        let update = body(&health, now)
        for change in update.changes { balancer.apply(change) }
        events += update.events
        return update
    }

    /// So many ends of attempts.
    mutating func end(_ backend: Int, _ end: AttemptEnd, times: Int = 1) {
        for _ in 0..<times { report { $0.attemptEnded(backend, end, now: $1) } }
    }

    /// Lets time pass, with a tick at the end.
    mutating func pass(_ nanoseconds: Int64) {
        now += nanoseconds
        report { $0.tick(now: $1) }
    }

    /// One letter a backend: `1` if it may be picked, else `0`.
    var eligible: String {
        String((0..<balancer.pool.count).map { balancer.pool.isEligible($0) ? "1" : "0" })
    }

    var names: [String] { events.map(\.name) }
}

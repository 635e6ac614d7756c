internal import Balancing

/// The backends that a strategy wants probed after one pick.
///
/// Held in place, so that it leaves the balancer's lock without an allocation.
struct ProbeTargets: BitwiseCopyable, Sendable {
    /// The most probes after one pick; a strategy that wants more is asked again after the next.
    static var most: Int { 16 }

    private var backends = InlineArray<16, Int32>(repeating: 0)
    /// How many there are.
    private(set) var count = 0

    /// Asks a balancer, just after a pick for this request.
    init(from balancer: inout Balancer, for request: RequestContext) {
        while count < Self.most, let backend = balancer.nextProbe(for: request) {
            backends[count] = Int32(truncatingIfNeeded: backend)
            count += 1
        }
    }

    subscript(position: Int) -> Int { Int(backends[position]) }
}

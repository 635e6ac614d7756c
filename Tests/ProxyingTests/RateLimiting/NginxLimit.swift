@testable import Proxying

/// The arithmetic of nginx's `limit_req` for one client: whole milliseconds and thousandths of a request.
struct NginxLimit {
    private let rate: Int64
    private let burst: Int64
    private let delay: Int64
    private var excess: Int64 = 0
    private var last: Int64?

    init(perSecond: Int64, burst: Int64, delay: Int64) {
        rate = perSecond * 1_000
        self.burst = burst * 1_000
        self.delay = delay * 1_000
    }

    mutating func decide(milliseconds now: Int64) -> RateDecision {
        var new: Int64 = 0
        if let last {
            new = max(0, excess - rate * (now - last) / 1_000 + 1_000)
        }
        guard new <= burst else { return .reject((new - burst) * 1_000_000_000 / rate) }
        excess = new
        last = now
        return new > delay ? .delay((new - delay) * 1_000_000_000 / rate) : .admit
    }
}

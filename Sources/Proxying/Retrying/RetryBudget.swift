/// How many retries may be under way at a time, so that retries never become the load that kills the survivors.
///
///     allowed = max(minimum, share × attempts in flight)
///
/// Envoy's retry budget (`config.cluster.v3.CircuitBreakers.Thresholds.RetryBudget`, 20 % and at least 3), with a
/// minimum of 10, so that a backend that dies with a handful of requests in flight loses none of them. Chosen over
/// gRPC's token bucket (gRFC A6), which lets the first failures of a quiet hour through and refuses those that follow
/// for long, because it needs no tuning to the rate. A retry of a request that no backend ever received is free, as
/// gRPC's transparent retries are: it adds no load to any.
///
/// Shared by all event loops; a plain value for the caller to lock.
struct RetryBudget: Sendable, Equatable {
    private var share: Double
    private var minimum: Int
    /// Retries under way that were charged.
    private(set) var active = 0
    /// Retries that were refused.
    private(set) var refused: Int64 = 0

    init(_ policy: RetryPolicy) {
        share = policy.budgetShare
        minimum = policy.budgetMinimum
    }

    /// Goes over to another policy; the charges stay.
    mutating func adopt(_ policy: RetryPolicy) {
        share = policy.budgetShare
        minimum = policy.budgetMinimum
    }

    /// Charges a retry if there is room; ``release()`` it when the attempt has ended.
    ///
    /// `inFlight` counts all attempts under way, of retries and others (`BackendPool.totalInFlight`).
    mutating func charge(inFlight: Int) -> Bool {
        guard active < minimum || Double(active) < share * Double(inFlight) else {
            refused += 1
            return false
        }
        active += 1
        return true
    }

    /// Takes back one charge.
    mutating func release() {
        active -= 1
    }
}

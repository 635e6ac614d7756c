/// What live traffic has shown of one backend.
struct OutlierRecord: BitwiseCopyable, Sendable, Equatable {
    /// Why a backend is to be ejected.
    enum Suspicion: BitwiseCopyable, Sendable, Equatable {
        case none, consecutive5xx, consecutiveGatewayFailures
    }

    private var serverErrors = 0
    private var gatewayFailures = 0
    /// Ejections that have not been forgiven; Envoy's `eject_time_backoff`.
    private(set) var ejections = 0
    /// Ejections so far, forgiven or not.
    private(set) var ejectionsInAll: Int64 = 0
    /// When the present ejection ends, in nanoseconds; `nil` while there is none.
    private(set) var ejectedUntil: Int64?
    /// When the next ejection is forgiven.
    private var forgivenAt: Int64 = 0

    var isEjected: Bool { ejectedUntil != nil }

    /// Counts the end of an attempt.
    ///
    /// A count that reaches its limit begins anew, so that a backend that could not be ejected is judged again after as
    /// many errors. An ejected backend, which may still finish old requests, is not judged.
    mutating func record(_ end: AttemptEnd, policy: OutlierPolicy) -> Suspicion {
        guard !isEjected else { return .none }
        switch end {
        case .cancelled: return .none
        case .answered(let status) where status < 500:
            serverErrors = 0
            gatewayFailures = 0
            return .none
        case .answered(let status) where !(502...504).contains(status):
            serverErrors += 1
            gatewayFailures = 0
        default:
            serverErrors += 1
            gatewayFailures += 1
        }
        if policy.consecutiveGatewayFailures > 0, gatewayFailures >= policy.consecutiveGatewayFailures {
            gatewayFailures = 0
            return .consecutiveGatewayFailures
        }
        if policy.consecutive5xx > 0, serverErrors >= policy.consecutive5xx {
            serverErrors = 0
            return .consecutive5xx
        }
        return .none
    }

    /// Ejects the backend.
    ///
    /// The count of ejections stops growing where the length does, so that forgiving tells at once.
    /// - Returns: how long it is out, in nanoseconds.
    mutating func eject(now: Int64, policy: OutlierPolicy) -> Int64 {
        if ejections == 0 || policy.ejectionTime(number: ejections) < policy.maximumEjectionTime { ejections += 1 }
        ejectionsInAll += 1
        let time = policy.ejectionTime(number: ejections)
        ejectedUntil = now + time
        return time
    }

    /// Lets the backend return; its errors are forgotten, its ejections are not.
    mutating func readmit(now: Int64, policy: OutlierPolicy) {
        ejectedUntil = nil
        serverErrors = 0
        gatewayFailures = 0
        forgivenAt = now + policy.interval
    }

    /// Forgives one ejection for each interval that the backend has stayed.
    mutating func forgive(now: Int64, policy: OutlierPolicy) {
        guard !isEjected else { return }
        while ejections > 0, forgivenAt <= now {
            ejections -= 1
            forgivenAt += max(policy.interval, 1)
        }
    }
}

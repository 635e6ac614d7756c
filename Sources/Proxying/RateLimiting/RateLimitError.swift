/// Why a rate limit cannot be kept.
package enum RateLimitError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The rate is too slow, too fast or not a number.
    case rate(Double)
    /// The burst is negative or too large.
    case burst(Int)
    /// More requests go undelayed than the burst has.
    case undelayed(Int, burst: Int)

    /// One sentence with the value at fault and what to do.
    package var description: String {
        switch self {
        case .rate(let rate):
            "a rate limit of \(rate) requests a second cannot be kept; use one from one a day to a million a second"
        case .burst(let burst): "a burst of \(burst) requests is out of range; use 0 to \(RateLimit.largestBurst)"
        case .undelayed(let undelayed, let burst):
            "\(undelayed) undelayed requests do not fit a burst of \(burst); use 0 to \(burst)"
        }
    }
}

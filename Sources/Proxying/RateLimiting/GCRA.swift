/// The generic cell rate algorithm: a token bucket whose whole state is one moment.
///
/// That moment is the *theoretical arrival time* (TAT), when the bucket will be full again. With T the nanoseconds
/// between two requests at the sustained rate and τ = burst · T, a request at `now` is *early* by max(0, TAT − now):
///
///     early > τ    reject, TAT stays     wait = early − τ
///     otherwise    TAT ← max(now, TAT) + T
///                  early > undelayed · T ? delay by early − undelayed · T : admit
///
/// These are the decisions of a token bucket of burst + 1 tokens that gains one each T, and those of nginx's
/// `limit_req`, whose `excess` is early / T. Nothing ticks: a client that says nothing costs nothing.
///
/// Source: ITU-T I.371 (virtual scheduling); nginx `ngx_http_limit_req_module`.
struct GCRA: BitwiseCopyable, Sendable {
    /// T, nanoseconds from one request to the next at the sustained rate.
    let interval: Int64
    /// τ, how early a request may be, in nanoseconds.
    let tolerance: Int64
    /// How early a request may be and go at once, in nanoseconds.
    let undelayedTolerance: Int64

    init(_ limit: RateLimit) {
        interval = Int64((1_000_000_000 / limit.perSecond).rounded())
        tolerance = interval * Int64(limit.burst)
        undelayedTolerance = interval * Int64(limit.undelayed)
    }

    /// Decides on a request at `now` and moves the client's TAT; a new client's TAT is any moment up to now.
    ///
    /// Times are nanoseconds on a monotonic clock.
    func decide(_ arrival: inout Int64, now: Int64) -> RateDecision {
        let early = max(0, arrival - now)
        guard early <= tolerance else { return .reject(early - tolerance) }
        arrival = now + early + interval
        return early > undelayedTolerance ? .delay(early - undelayedTolerance) : .admit
    }
}

package import Pacing

/// What lets the next request leave.
package enum LoadMode: Sendable {
    /// The end of the one before on the same connection: as fast as the target answers.
    case closed
    /// Its time on a schedule, whatever the target does.
    ///
    /// Every worker takes its share of the arrivals of this one shape, which starts with the warm-up.
    case open(any ArrivalShape)
}

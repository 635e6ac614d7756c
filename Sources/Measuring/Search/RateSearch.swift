/// Finds the highest rate that passes, by trials: doubling until one fails, then halving what is in between.
///
/// The search knows nothing of what a trial is. It names a rate, is told whether the trial at that rate passed, and
/// names the next, until the highest rate that passed and the lowest that failed are closer than the precision. A first
/// rate that fails already is halved until one passes. Passing is taken to be monotonic; where it is not (noise), the
/// result is still a rate that passed once, which is why a search ends with a trial of its own that confirms it.
///
/// From the start rate r₀ to the result r* it takes about |log₂(r*/r₀)| + log₂(1/precision) trials: with one per cent
/// and a start within a factor of 16, eleven or twelve.
public struct RateSearch: Equatable, Sendable {
    /// The highest rate that passed; `nil` if none has.
    public private(set) var highestPassed: Double?
    /// The lowest rate that failed; `nil` if none has.
    public private(set) var lowestFailed: Double?
    /// The rate to try next; `nil` once the search has ended.
    public private(set) var next: Double?

    /// The part of the rate within which the result is found.
    public let precision: Double
    /// The rates that are tried.
    public let range: ClosedRange<Double>

    /// A search that begins at `start` requests a second, within `range` and to within `precision` of the result.
    public init(start: Double, range: ClosedRange<Double>, precision: Double = 0.01) {
        self.precision = precision
        self.range = range
        next = min(max(start, range.lowerBound), range.upperBound)
    }

    /// The trial at ``next`` has ended.
    public mutating func note(passed: Bool) {
        guard let rate = next else { return }
        if passed {
            highestPassed = max(highestPassed ?? rate, rate)
        } else {
            lowestFailed = min(lowestFailed ?? rate, rate)
        }
        next = following(rate)
    }

    private func following(_ rate: Double) -> Double? {
        switch (highestPassed, lowestFailed) {
        case (nil, nil):
            return rate
        case (let passed?, nil):
            return passed < range.upperBound ? min(passed * 2, range.upperBound) : nil
        case (nil, let failed?):
            return failed > range.lowerBound ? max(failed / 2, range.lowerBound) : nil
        case (let passed?, let failed?):
            // A rate that passed above one that failed has nothing between them to look for.
            return failed - passed > precision * failed ? (passed + failed) / 2 : nil
        }
    }
}

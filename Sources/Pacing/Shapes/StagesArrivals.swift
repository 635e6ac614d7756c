public import RealModule

/// Arrivals whose rate moves linearly from stage to stage (`--stages 10s:500,30s:2k`), the first stage from 0.
///
/// Let Λ(t) be the integral of the rate. Arrivals at equal distances of *count* are due where Λ(t) = 0, 1, 2, …;
/// Poisson arrivals where Λ(t) passes the points of a Poisson process of rate 1 (the time change of a
/// non-homogeneous Poisson process). Both follow by inverting Λ in closed form, so no step size enters and
/// nothing accumulates.
public struct StagesArrivals: ArrivalShape, Equatable {
    @usableFromInline var profile: RateProfile
    @usableFromInline var count: Double
    @usableFromInline var generator: SeededGenerator?

    /// The stages with arrivals at equal distances of count, the first at the start.
    public init(stages: [RateStage]) {
        profile = RateProfile(stages: stages)
        count = -1
    }

    /// The stages with Poisson arrivals, which the seed determines.
    public init(stages: [RateStage], poissonSeed seed: UInt64) {
        profile = RateProfile(stages: stages)
        count = 0
        generator = SeededGenerator(seed: seed)
    }

    /// The offset of the next intended send, in nanoseconds.
    @inlinable
    public mutating func nextArrival() -> Int64? {
        if let unit = generator?.nextPositiveUnit() {
            count -= Double.log(unit)
        } else {
            count += 1
        }
        guard let seconds = profile.seconds(atCount: count) else { return nil }
        return Int64((seconds * 1e9).rounded())
    }

    /// The mean rate between two offsets, in requests a second.
    public func meanRate(from start: Int64, to end: Int64) -> Double {
        let seconds = (Double(start) / 1e9, Double(end) / 1e9)
        guard seconds.1 > seconds.0 else { return 0 }
        return (profile.count(atSeconds: seconds.1) - profile.count(atSeconds: seconds.0)) / (seconds.1 - seconds.0)
    }

    /// The length of all stages together, in nanoseconds.
    public var durationNanoseconds: Int64 { Int64((profile.endSeconds * 1e9).rounded()) }
}

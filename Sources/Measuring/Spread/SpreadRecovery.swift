/// How a backend that could be picked again got its share back.
///
/// Its share is looked at in windows of picks from its return on: 10 for each member under a rule that promises an order,
/// 400 under one that does not, where chance alone moves the share by a twentieth. It has its fair share at the end of
/// the first window in which it drew within a tenth of it; the overshoot is the most that it drew in a window since,
/// over its fair share, less 1.
public struct SpreadRecovery: Codable, Equatable, Sendable {
    static let orderedLaps = 10
    static let randomLaps = 400

    /// The number of the backend, from 1.
    public var backend: Int
    /// The first pick after its return.
    public var firstPick: Int64
    /// When it returned, in seconds since the start of the run.
    public var atSeconds: Double
    /// Picks from its return until it had its fair share; `nil` if it never had.
    public var picksToFairShare: Int64?
    /// The same in seconds; the picks of a stretch are taken to be evenly spaced.
    public var secondsToFairShare: Double?
    /// The most that it drew in a window, over its fair share, less 1; below 0 if it never drew that much.
    public var overshoot: Double?

    enum CodingKeys: String, CodingKey {
        case backend
        case firstPick = "first_pick"
        case atSeconds = "at_s"
        case picksToFairShare = "picks_to_fair_share"
        case secondsToFairShare = "seconds_to_fair_share"
        case overshoot
    }
}

extension SpreadRecovery {
    /// The returns of all backends in a run whose last request left at `lastNanoseconds`.
    static func all(in stretches: [PickStretch], log: PickLog, laps: Int, lastNanoseconds: Int64) -> [SpreadRecovery] {
        var recoveries: [SpreadRecovery] = []
        for index in stretches.indices.dropFirst() {
            let (before, after) = (stretches[index - 1], stretches[index])
            for backend in after.weights.indices where after.weights[backend] > 0 && before.weights[backend] <= 0 {
                let rest = stretches[index...].prefix { $0.weights[backend] > 0 }
                recoveries.append(SpreadRecovery(backend, rest, log, laps, lastNanoseconds, in: stretches))
            }
        }
        return recoveries
    }

    private init(
        _ backend: Int,
        _ rest: ArraySlice<PickStretch>,
        _ log: PickLog,
        _ laps: Int,
        _ last: Int64,
        in stretches: [PickStretch]
    ) {
        let began = rest.first?.began?.atNanoseconds ?? 0
        self.backend = backend + 1
        firstPick = rest.first?.numbers.lowerBound ?? 0
        atSeconds = (Double(began) / 1e9).rounded(toPlaces: 6)
        for index in rest.indices {
            let stretch = rest[index]
            let members = stretch.weights.count { $0 > 0 }
            let fair = stretch.weights[backend] / stretch.weights.reduce(0, +)
            let end = index + 1 < stretches.count ? stretches[index + 1].began?.atNanoseconds ?? last : last
            let start = stretch.began?.atNanoseconds ?? 0
            var (seen, own) = (0, 0)
            for (offset, slot) in log.slots(of: stretch.numbers).enumerated() where PickLog.isKnown(slot) {
                seen += 1
                own += Int(slot) == backend + 1 ? 1 : 0
                guard seen == laps * members else { continue }
                let excess = Double(own) / (Double(seen) * fair) - 1
                overshoot = max(overshoot ?? -1, excess.rounded(toPlaces: 6))
                if picksToFairShare == nil, excess.magnitude <= 0.1 {
                    picksToFairShare = stretch.numbers.lowerBound + Int64(offset) + 1 - firstPick
                    let part = Double(offset + 1) / Double(max(stretch.numbers.count, 1))
                    let nanoseconds = Double(start - began) + part * Double(max(0, end - start))
                    secondsToFairShare = (nanoseconds / 1e9).rounded(toPlaces: 6)
                }
                (seen, own) = (0, 0)
            }
        }
    }
}

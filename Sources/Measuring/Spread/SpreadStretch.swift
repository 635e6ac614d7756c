/// A stretch of picks among the same backends with the same weights, as a report shows it.
public struct SpreadStretch: Codable, Equatable, Sendable {
    /// The number of its first pick.
    public var firstPick: Int64
    /// The number of its last pick.
    public var lastPick: Int64
    /// The backends that could be picked.
    public var members: Int
    /// Whether it was held to the strategy's promise: one in which a backend is in slow start is not.
    public var isJudged: Bool
    /// The largest distance of its counts, as ``SpreadVerdict/maxGap``.
    public var maxGap: Double
    /// Steps that left the cycle of its members.
    public var orderViolations: Int64

    enum CodingKeys: String, CodingKey {
        case firstPick = "first_pick"
        case lastPick = "last_pick"
        case members
        case isJudged = "judged"
        case maxGap = "max_gap"
        case orderViolations = "order_violations"
    }
}

extension SpreadStretch {
    /// A stretch that was analyzed.
    init(_ analysis: StretchAnalysis) {
        firstPick = analysis.stretch.numbers.lowerBound
        lastPick = analysis.stretch.numbers.upperBound - 1
        members = analysis.measure.members.count
        isJudged = analysis.isJudged
        maxGap = analysis.gap.rounded(toPlaces: 6)
        orderViolations = analysis.sequence.orderViolations
    }
}

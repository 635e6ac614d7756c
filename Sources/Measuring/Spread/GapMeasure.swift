/// How far apart counts are, by the yardstick that fits the weights.
///
/// With equal shares: the largest count less the smallest. With unequal ones that says nothing, so it is the largest
/// distance between a backend's count and its exact share of the total.
struct GapMeasure: Equatable, Sendable {
    /// Each backend's share of all picks.
    let shares: [Double]
    /// Whether distance from the share is measured.
    let isByShare: Bool

    /// The yardstick for a rule over weighted backends.
    init(rule: SpreadRule, weights: [Double]) {
        let total = weights.reduce(0, +)
        let equal = Array(repeating: 1 / Double(max(weights.count, 1)), count: weights.count)
        let weighted = total > 0 ? weights.map { $0 / total } : equal
        switch rule {
        case .cyclic:
            shares = equal
            isByShare = false
        case .weighted:
            shares = weighted
            isByShare = true
        case .random, .unbounded:
            shares = weighted
            isByShare = Set(weights).count > 1
        }
    }

    /// The gap of counts, in requests.
    func gap(of counts: [Int64]) -> Double {
        guard let most = counts.max(), let least = counts.min() else { return 0 }
        if !isByShare { return Double(most - least) }
        let total = Double(counts.reduce(0, +))
        return zip(counts, shares).reduce(0) { max($0, (Double($1.0) - total * $1.1).magnitude) }
    }
}

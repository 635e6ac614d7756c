/// How far apart counts are, by the yardstick that fits the weights.
///
/// With equal shares: the largest count less the smallest. With unequal ones that says nothing, so it is the largest
/// distance between a backend's count and its exact share of the total.
struct GapMeasure: Equatable, Sendable {
    /// Each backend's share of all picks.
    let shares: [Double]
    /// Whether distance from the share is measured.
    let isByShare: Bool

    /// The indices of the backends that can be picked: those with a weight above 0, or all where none has.
    let members: [Int]

    /// The yardstick for a rule over weighted backends.
    init(rule: SpreadRule, weights: [Double]) {
        let total = weights.reduce(0, +)
        members = weights.indices.filter { weights[$0] > 0 || total <= 0 }
        var equal = Array(repeating: 0.0, count: weights.count)
        for member in members { equal[member] = 1 / Double(members.count) }
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
            isByShare = Set(members.map { weights[$0] }).count > 1
        }
    }

    /// The gap of counts, in requests.
    func gap(of counts: [Int64]) -> Double {
        if !isByShare {
            var (most, least) = (Int64.min, Int64.max)
            for member in members { (most, least) = (max(most, counts[member]), min(least, counts[member])) }
            return members.isEmpty ? 0 : Double(most - least)
        }
        let total = Double(counts.reduce(0, +))
        return zip(counts, shares).reduce(0) { max($0, (Double($1.0) - total * $1.1).magnitude) }
    }
}

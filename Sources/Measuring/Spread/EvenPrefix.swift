/// Watches a sequence of picks for the first prefix over which some backend is two or more picks ahead of another.
///
/// Constant time a pick: while the law holds, every backend has either `laps` picks or one more, so it is enough to
/// know which ones are ahead.
struct EvenPrefix {
    private var counts: [Int64]
    private var laps: Int64 = 0
    private var ahead = 0
    private let members: Int
    /// The offset of the first pick that broke the law, counted from the first pick added.
    private(set) var firstViolation: Int64?
    private var added: Int64 = 0

    /// Watches picks among `members` of `backends` backends; those of others are not to be added.
    init(members: Int, among backends: Int) {
        self.members = members
        counts = Array(repeating: 0, count: backends)
    }

    /// Adds the next pick: the index of its backend, from 0.
    @inline(__always)
    mutating func add(_ backend: Int) {
        if firstViolation == nil, counts[backend] > laps { firstViolation = added }
        counts[backend] += 1
        added += 1
        ahead += 1
        if ahead == members {
            ahead = 0
            laps += 1
        }
    }

    /// The picks of each backend.
    var totals: [Int64] { counts }
}

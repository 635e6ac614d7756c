/// Watches a sequence of picks for the first prefix over which some backend is too far from its exact share.
///
/// Constant time a pick: a backend's surplus peaks right after a pick of its own and its deficit right before one,
/// so only the picked backend needs a look, and all of them once at the end.
struct SharePrefix {
    private let shares: [Double]
    private let bound: Double
    private var counts: [Int64]
    private var unknown: Int64 = 0
    private var added: Int64 = 0
    /// The offset of the first pick that broke the law, counted from the first pick added.
    private(set) var firstViolation: Int64?

    /// Watches for deviations above `bound` requests from the shares.
    init(shares: [Double], bound: Double) {
        self.shares = shares
        self.bound = bound + 1e-6
        counts = Array(repeating: 0, count: shares.count)
    }

    /// Adds the next pick: the index of its backend, from 0.
    mutating func add(_ backend: Int) {
        check(backend)
        counts[backend] += 1
        added += 1
        check(backend)
    }

    /// Adds a pick whose backend is not known; from here on only what no guess could mend is a violation.
    mutating func addUnknown() {
        unknown += 1
        added += 1
    }

    /// Looks at every backend after the last pick.
    mutating func finish() {
        for backend in shares.indices where shares[backend] > 0 { check(backend) }
    }

    /// The known picks of each backend.
    var totals: [Int64] { counts }

    private mutating func check(_ backend: Int) {
        guard firstViolation == nil else { return }
        let deviation = Double(counts[backend]) - Double(added) * shares[backend]
        if deviation > bound || -deviation > bound + Double(unknown) { firstViolation = max(0, added - 1) }
    }
}

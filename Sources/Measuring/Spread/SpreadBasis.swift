/// What a verdict is about: counts, what was expected of them, and the test of the ones against the others.
struct SpreadBasis {
    /// The counts by backend.
    let counts: [Int64]
    /// What was expected of each backend, up to a common factor.
    let expected: [Double]
    /// Requests of which the backend is not known.
    let unknown: Int64
    /// The largest gap, of any stretch.
    let maxGap: Double
    /// The test of the counts.
    let chiSquare: ChiSquareTest

    /// Counts of a run without changes.
    init(counts: [Int64], expected: [Double], unknown: Int64, maxGap: Double, chiSquare: ChiSquareTest) {
        self.counts = counts
        self.expected = expected
        self.unknown = unknown
        self.maxGap = maxGap
        self.chiSquare = chiSquare
    }

    /// The turns of all stretches that are judged, with gaps and tests of each stretch on its own.
    init(_ stretches: [StretchAnalysis]) {
        let judged = stretches.filter(\.isJudged)
        var counts = Array(repeating: Int64(0), count: judged.first?.sequence.counts.count ?? 0)
        var expected = Array(repeating: 0.0, count: counts.count)
        for stretch in judged {
            for backend in counts.indices {
                counts[backend] += stretch.sequence.counts[backend]
                expected[backend] += Double(stretch.total) * stretch.measure.shares[backend]
            }
        }
        self.counts = counts
        self.expected = expected
        unknown = 0
        maxGap = judged.map(\.gap).max() ?? 0
        chiSquare = ChiSquareTest(
            combining: judged.map { ChiSquareTest(counts: $0.sequence.counts, weights: $0.measure.shares) }
        )
    }
}

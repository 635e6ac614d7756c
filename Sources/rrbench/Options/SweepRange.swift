/// The loads of a sweep as `--sweep` takes them: `utilization=A:B:STEP`.
enum SweepRange {
    /// The most points of a sweep.
    private static let mostPoints = 1000

    /// The loads from A to B, B included where the steps meet it.
    static func utilizations(_ text: String) throws -> [Double] {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let figures = parts.last?.split(separator: ":", omittingEmptySubsequences: false).map { Double($0) } ?? []
        guard parts.count == 2, parts[0] == "utilization", figures.count == 3,
            let first = figures[0], let last = figures[1], let step = figures[2],
            first > 0, last >= first, step > 0, last.isFinite, (last - first) / step < Double(mostPoints)
        else {
            throw CommandFailure.usage(
                "--sweep \(text): write utilization=A:B:STEP with 0 < A ≤ B and STEP > 0, such as utilization=0.5:0.95:0.05."
            )
        }
        let count = Int(((last - first) / step + 1e-9).rounded(.down))
        return (0...count).map { index in
            let load = first + Double(index) * step
            return (load * 1e9).rounded() / 1e9
        }
    }
}

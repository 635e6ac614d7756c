/// Estimates how long the rest of a comparison takes: from the runs of each arm that have been timed, and from the plan
/// for those that have not.
struct RemainingTime {
    private let expected: [Int64?]
    private var timed: [[Int64]]

    /// An estimate before the first run, from the expected nanoseconds of a run of each arm, where there are any.
    init(expected: [Int64?]) {
        self.expected = expected
        timed = Array(repeating: [], count: expected.count)
    }

    /// A run of an arm took so many nanoseconds, with its cool-down.
    mutating func note(arm: Int, took nanoseconds: Int64) { timed[arm].append(nanoseconds) }

    /// The nanoseconds that the given runs will take, each named by its arm; `nil` where nothing is known of one.
    func nanoseconds(for arms: [Int]) -> Int64? {
        var total = 0.0
        for arm in arms {
            guard let one = mean(of: arm) else { return nil }
            total += Double(one)
        }
        return Int64(exactly: total.rounded()) ?? .max
    }

    private func mean(of arm: Int) -> Int64? {
        timed[arm].isEmpty ? expected[arm] : timed[arm].reduce(0) { $0 + $1 / Int64(timed[arm].count) }
    }
}

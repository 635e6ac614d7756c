/// How a backend came back: from the picks of each bin of time.
public struct RecoveryFigures: Sendable, Equatable {
    /// Bins from the return until the backend first drew at least 0.9 of its fair share; `nil` if it never did.
    public let binsToFairShare: Int?
    /// The most that it drew in a bin since its return, over its fair share, less 1.
    public let overshoot: Double

    /// The figures of a backend that returned at the start of a bin; its fair share is 1/n of the picks of each bin.
    public init(_ result: SimulationResult, backend: Int, returnedInBin first: Int) {
        let shares = result.picksPerBin.dropFirst(first).map { counts in
            let total = counts.reduce(0, +)
            return total == 0 ? 0 : Double(counts[backend]) * Double(counts.count) / Double(total)
        }
        binsToFairShare = shares.firstIndex { $0 >= 0.9 }
        overshoot = (shares.max() ?? 0) - 1
    }
}

internal import RealModule

/// The likelihood of picks by one cursor that others use, too: each step goes on by one and by as many as others took,
/// which is geometric with a share λ; 0 is a round robin of one's own, 1 is a fair die.
struct SingleCursor {
    /// The shares of others that are looked at, dense towards both ends.
    private static let others: [Double] = {
        let halves = (2...20).map { Double.exp2(-Double($0) / 2) }
        return [0] + halves + halves.map { 1 - $0 } + [1]
    }()

    /// The logarithm of the likelihood of a step, for each share.
    private let steps: [[Double]]
    private var logLikelihoods: [Double]
    private var last = -1

    /// No picks yet.
    init(backends: Int) {
        let size = Double(backends)
        steps = Self.others.map { share in
            let lap = 1 - Double.pow(share, backends)
            return (0..<backends).map { step in
                let between = Double.pow(share, (step + backends - 1) % backends)
                return .log(share == 1 ? 1 / size : between * (1 - share) / lap)
            }
        }
        logLikelihoods = Array(repeating: 0, count: steps.count)
    }

    /// Takes a pick.
    mutating func add(_ position: Int) {
        let backends = steps[0].count
        for index in steps.indices {
            logLikelihoods[index] +=
                last < 0 ? -.log(Double(backends)) : steps[index][(position - last + backends) % backends]
        }
        last = position
    }

    /// The logarithm of the greatest likelihood, over the shares of others.
    var greatest: Double { logLikelihoods.max() ?? 0 }
}

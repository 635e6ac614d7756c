public import Pacing

/// Requests of several classes, some of which ask for more work than others.
///
/// Which class the request with a number is of is decided as in a live run (`RequestChoice`), so that the same requests
/// are the long ones in both.
public struct RequestClasses: Sendable, Equatable {
    private let choice: RequestChoice
    private let added: [Int64]
    /// The mean of what the classes add to a demand, in nanoseconds.
    public let meanNanoseconds: Double

    /// Classes by their weights, in an order, each with the nanoseconds that it adds to what the service law draws.
    ///
    /// There is at least one class, and every weight is above 0.
    public init(
        _ classes: [(weight: Double, addedNanoseconds: Int64)],
        order: RequestChoice.Order,
        seed: UInt64
    ) {
        choice = RequestChoice(weights: classes.map(\.weight), order: order, seed: seed)
        added = classes.map(\.addedNanoseconds)
        let weights = order == .turns ? classes.map { _ in 1 } : classes.map(\.weight)
        let sum = zip(weights, added).reduce(0) { $0 + $1.0 * Double($1.1) }
        meanNanoseconds = sum / weights.reduce(0, +)
    }

    /// What the request with this number, from 0, adds to its demand, in nanoseconds.
    func addedDemand(of number: Int) -> Int64 { added[choice.kind(ofSequence: Int64(number) + 1)] }
}

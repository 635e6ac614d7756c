/// What a proxy told of its picks beside the rows: who could be picked when, and which picks were further attempts.
public struct PickHistory: Equatable, Sendable {
    /// The changes of membership, in their order.
    public private(set) var changes: [MembershipChange]
    /// The further attempts; those at one request are in their order.
    public private(set) var retries: [RetriedPick]

    /// Until when it is known who could be picked, in nanoseconds since the start of the run; `nil` where it always is.
    ///
    /// A proxy that tells nothing may leave a backend out, or give its requests to others, from the first fault on.
    /// Requests that were sent later are not judged.
    public var knownUntilNanoseconds: Int64?

    /// A history; the order of the changes does not matter.
    public init(changes: [MembershipChange] = [], retries: [RetriedPick] = []) {
        self.changes = changes.sorted { $0.moment < $1.moment }
        self.retries = retries
    }

    /// Whether nothing ever changed.
    public var isEmpty: Bool { changes.isEmpty && retries.isEmpty }

    /// The stretches of constant membership among picks with these numbers, where it began with these weights.
    func stretches(of numbers: ClosedRange<Int64>, weights: [Double]) -> [PickStretch] {
        var stretches: [PickStretch] = []
        var open = PickStretch(start: PickMoment(picks: 0), weights: weights)
        func close(at end: PickMoment) {
            open.numbers = open.start.picks + 1..<end.picks + 1
            open.numbers = open.numbers.clamped(to: numbers.lowerBound..<numbers.upperBound + 1)
            if !open.numbers.isEmpty { stretches.append(open) }
        }
        for change in changes {
            close(at: change.moment)
            open = PickStretch(start: change.moment, weights: change.weights, began: change)
            let missing = weights.count - open.weights.count
            open.weights =
                missing > 0 ? open.weights + weights.suffix(missing) : Array(open.weights.prefix(weights.count))
        }
        close(at: PickMoment(picks: max(numbers.upperBound, open.start.picks), change: .max))
        return stretches
    }
}

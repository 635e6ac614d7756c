/// Which of several kinds each request of a load is: a function of its number, so that it is the same in every run.
///
/// Whatever thread sends a request, and whatever became of those before it, the request with a number is of the same
/// kind for a seed: strategies that are compared get the same work in the same order, and a recorded run needs no
/// column for it.
public struct RequestChoice: Sendable, Equatable {
    /// How the kinds follow each other.
    public enum Order: String, CaseIterable, Sendable {
        /// Each by its weight, independently of the others.
        case weighted
        /// One after the other, and then from the first again; weights play no part.
        case turns
    }

    @usableFromInline let order: Order
    @usableFromInline let seed: UInt64
    /// For each kind its weight and those of all before it, over the weight of all.
    @usableFromInline let shares: [Double]

    /// A choice among kinds of these weights, at least one of them and each above 0.
    public init(weights: [Double], order: Order = .weighted, seed: UInt64) {
        precondition(!weights.isEmpty && weights.allSatisfy { $0 > 0 }, "a choice is among kinds of some weight")
        self.order = order
        self.seed = SplitMix64.mix(seed &+ SplitMix64.increment)
        let total = weights.reduce(0, +)
        var sum = 0.0
        shares = weights.map { weight in
            sum += weight
            return sum / total
        }
    }

    /// The index of the kind that the request with this number, from 1, is of.
    ///
    /// O(log n) for n kinds by weight: the number is hashed into a point from 0 to 1, and the point's kind is looked up.
    @inlinable
    public func kind(ofSequence sequence: Int64) -> Int {
        if order == .turns { return Int((sequence - 1) % Int64(shares.count)) }
        let bits = SplitMix64.mix(seed ^ (UInt64(bitPattern: sequence) &* SplitMix64.increment))
        let point = Double(bits >> 11) * 0x1p-53
        var (low, high) = (0, shares.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if point < shares[middle] { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

/// Whether the body of a request could still be sent from its beginning.
///
/// The proxy passes a body on as it comes. To send it again it must have kept a copy of what it passed on; this says
/// what to copy and when to let go. A body within the bound costs one copy, a larger one at most the bound, until it is
/// exceeded.
struct BodyReplay: BitwiseCopyable, Sendable, Equatable {
    /// What to do with bytes of the body that are about to be passed on.
    enum Step: BitwiseCopyable, Sendable, Equatable {
        /// Append them to the copy.
        case keep
        /// Throw the copy away: with these the body is too large.
        case discard
        /// Nothing; the copy is gone already.
        case pass
    }

    private let bound: Int
    /// Bytes in the copy.
    private(set) var kept = 0
    /// Whether nothing was passed on that is not in the copy.
    private(set) var isPossible = true

    /// A body of which nothing was passed on; `bound` is the most that is kept of it.
    init(bound: Int) {
        self.bound = bound
    }

    /// So many bytes are about to be passed on.
    mutating func passing(_ count: Int) -> Step {
        guard isPossible else { return .pass }
        guard count <= bound - kept else {
            isPossible = false
            kept = 0
            return .discard
        }
        kept += count
        return .keep
    }

    /// The response began: there will be no retry, and the copy is of no more use.
    mutating func responseBegan() {
        isPossible = false
        kept = 0
    }
}

/// What a client's connection is doing.
extension ClientConnection {
    enum Phase {
        /// Between two exchanges, or within the head of a request.
        case readingHead
        /// A request is held back, so that its client keeps to its rate.
        case delayed
        /// A request is under way.
        case exchanging
        /// The client and its backend have gone on in another protocol.
        case tunnelling
        /// The last answer is written; what still comes is thrown away.
        case lingering
        case closed
    }
}

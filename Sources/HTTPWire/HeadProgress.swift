/// What the parser made of the bytes so far.
public enum HeadProgress: Sendable, Equatable {
    /// The head goes on after these bytes.
    case incomplete
    /// The head ends at this offset, its empty line included; what follows belongs to the body or the next message.
    case complete(headLength: Int)
    /// The bytes are no acceptable head, whatever follows.
    case invalid(WireViolation)
}

/// Follows the extensions of a chunk's size line, byte by byte (RFC 9112 §7.1.1).
///
/// `*( BWS ";" BWS name [ BWS "=" BWS ( token / quoted-string ) ] )`. What they say is ignored; that they are well
/// formed is asked, since two readers of one malformed line may end it at different places.
struct ChunkExtension: BitwiseCopyable, Sendable {
    private enum State {
        case nameStart, name, blankAfterName, valueStart, value, quoted, escaped, afterQuoted, blankAfterValue
    }

    private var state = State.nameStart

    /// The extensions behind a first semicolon.
    init() {}

    /// Whether the line may end here.
    var mayEnd: Bool { state == .name || state == .value || state == .afterQuoted }

    /// Takes the next byte, which is no control byte but perhaps a tab; `false` where the grammar has no place for it.
    mutating func accepts(_ byte: UInt8) -> Bool {
        switch state {
        case .quoted:
            if byte == .quote { state = .afterQuoted } else if byte == .backslash { state = .escaped }
            return true
        case .escaped: state = .quoted
        case .nameStart, .valueStart:
            if byte.isBlank { return true }
            if state == .valueStart, byte == .quote {
                state = .quoted
                return true
            }
            state = state == .nameStart ? .name : .value
            return ByteSet.token.contains(byte)
        case .name, .blankAfterName, .value, .afterQuoted, .blankAfterValue: return goesOn(byte)
        }
        return true
    }

    /// Within or behind a name or value: more of it, white space, the value, or the next extension.
    private mutating func goesOn(_ byte: UInt8) -> Bool {
        let isName = state == .name || state == .blankAfterName
        switch byte {
        case .semicolon: state = .nameStart
        case .equals where isName: state = .valueStart
        case .space, .tab: state = isName ? .blankAfterName : .blankAfterValue
        default: return (state == .name || state == .value) && ByteSet.token.contains(byte)
        }
        return true
    }
}

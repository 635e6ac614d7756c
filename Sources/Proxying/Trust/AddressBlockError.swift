/// Why a text is no block of addresses.
package enum AddressBlockError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Not an address, or no number behind the slash.
    case malformed(String)
    /// The prefix has more bits than the address.
    case prefixTooLong(String, longest: Int)
    /// The address has bits behind the prefix.
    case bitsBehindPrefix(String)

    /// One sentence with the text at fault and what to write instead.
    package var description: String {
        switch self {
        case .malformed(let text):
            "'\(text)' is no block of addresses; write one like 10.0.0.0/8, 2001:db8::/32 or 192.0.2.7"
        case .prefixTooLong(let text, let longest):
            "'\(text)' has a prefix of more than \(longest) bits; write \(longest) or fewer"
        case .bitsBehindPrefix(let text):
            "'\(text)' has bits set behind its prefix; write the first address of the block, such as 10.0.0.0/8"
        }
    }
}

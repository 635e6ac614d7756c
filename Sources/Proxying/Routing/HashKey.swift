/// What a strategy that hashes tells requests apart by.
package enum HashKey: Sendable, Equatable, CustomStringConvertible {
    /// The client's address; for `ip-hash` its network, the first three bytes of an IPv4 address.
    case clientAddress
    /// The path, without the query.
    case path
    /// The value of a request field; the client's address where it is missing.
    case header(String)
    /// The value of a cookie; the client's address where it is missing.
    case cookie(String)

    /// Reads `address`, `path`, `header:NAME` or `cookie:NAME`; `nil` for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        switch (parts.first, parts.count == 2 ? String(parts[1]) : nil) {
        case ("address", nil): self = .clientAddress
        case ("path", nil): self = .path
        case ("header", let name?) where !name.isEmpty: self = .header(name)
        case ("cookie", let name?) where !name.isEmpty: self = .cookie(name)
        default: return nil
        }
    }

    /// The text that reads back as the same key.
    package var description: String {
        switch self {
        case .clientAddress: "address"
        case .path: "path"
        case .header(let name): "header:\(name)"
        case .cookie(let name): "cookie:\(name)"
        }
    }
}

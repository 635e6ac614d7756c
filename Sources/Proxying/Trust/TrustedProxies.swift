internal import HTTPWire

/// The peers whose word is taken for who the client is, and how it is found in what they say.
struct TrustedProxies: Sendable {
    private let blocks: [AddressBlock]

    init(_ blocks: [AddressBlock]) {
        self.blocks = blocks
    }

    /// Whether nobody is trusted, the usual case, in which no address needs to be read.
    var isEmpty: Bool { blocks.isEmpty }

    /// Whether an address is one of theirs.
    func contains(_ address: IPAddress) -> Bool {
        blocks.contains { $0.contains(address) }
    }

    /// The client of a request that came from a trusted peer: the rightmost address of `X-Forwarded-For` that is not
    /// trusted, as `real_ip_recursive` of nginx finds it.
    ///
    /// Each proxy appends whom it got the request from, so the list is true from its right end up to, and including,
    /// the first address that is no trusted proxy's; what stands left of it anybody may have written. Where all are
    /// trusted, it is the leftmost; where an element is no address, the one right of it, the last that is known.
    /// Lines of the field count as one list in their order (RFC 9110 §5.3).
    ///
    /// - Returns: the address; `nil` where the field names none, and the peer itself is the client.
    func client(of head: borrowing RequestHead, in bytes: UnsafeRawBufferPointer) -> IPAddress? {
        var client: IPAddress?
        for line in head.fields.lines.reversed() where line.field == .xForwardedFor {
            var rest = line.value.slice(of: bytes)[...]
            while !rest.isEmpty {
                let start = rest.lastIndex(of: 0x2C).map { $0 + 1 } ?? rest.startIndex
                let element = TrustedProxies.trimmed(rest[start...])
                rest = rest[..<max(start - 1, rest.startIndex)]
                if element.isEmpty { continue }
                guard let address = IPAddress(TrustedProxies.withoutPort(element)) else { return client }
                client = address
                guard contains(address) else { return client }
            }
        }
        return client
    }

    private static func trimmed(_ element: Slice<UnsafeRawBufferPointer>) -> Slice<UnsafeRawBufferPointer> {
        var element = element.drop { $0 == 0x20 || $0 == 0x09 }
        while let last = element.last, last == 0x20 || last == 0x09 { element.removeLast() }
        return element
    }

    /// The address of `1.2.3.4:80`, `[::1]:80` and `[::1]`, as some proxies write it.
    private static func withoutPort(_ element: Slice<UnsafeRawBufferPointer>) -> Slice<UnsafeRawBufferPointer> {
        if element.first == 0x5B {
            guard let end = element.firstIndex(of: 0x5D), isPort(element[(end + 1)...]) else { return element }
            return element[(element.startIndex + 1)..<end]
        }
        guard let colon = element.firstIndex(of: 0x3A), colon == element.lastIndex(of: 0x3A), isPort(element[colon...])
        else { return element }
        return element[..<colon]
    }

    /// Whether this is nothing, or a colon and one to five digits.
    private static func isPort(_ text: Slice<UnsafeRawBufferPointer>) -> Bool {
        guard text.first == 0x3A else { return text.isEmpty }
        let digits = text.dropFirst()
        return (1...5).contains(digits.count) && digits.allSatisfy { (0x30...0x39).contains($0) }
    }
}

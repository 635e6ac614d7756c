/// The four forms of a request target (RFC 9112 §3.2).
public enum TargetForm: UInt8, BitwiseCopyable, Sendable, Equatable {
    /// `/path?query`, the usual one.
    case origin
    /// `http://host/path`, as sent to proxies. Its host counts, not that of the Host field.
    case absolute
    /// `host:port`, for CONNECT alone.
    case authority
    /// `*`, for OPTIONS alone.
    case asterisk

    /// Tells the form of a target and takes it apart.
    static func parse(
        _ target: ByteRange,
        method: RequestMethod,
        in bytes: UnsafeRawBufferPointer
    ) throws(WireViolation) -> (TargetForm, authority: ByteRange, path: ByteRange) {
        guard !target.isEmpty else { throw .malformedTarget }
        if method == .connect {
            guard isAuthority(target, in: bytes, mayBeEmpty: false) else { throw .malformedTarget }
            return (.authority, target, .empty)
        }
        if bytes[Int(target.start)] == 0x2F { return (.origin, .empty, target) }
        let text = target.slice(of: bytes)
        if text.isExactly("*") {
            guard method == .options else { throw .malformedTarget }
            return (.asterisk, .empty, target)
        }
        for scheme in ["http://", "https://"] as [StaticString] {
            let length = scheme.utf8CodeUnitCount
            guard text.count > length, UnsafeRawBufferPointer(rebasing: text[..<length]).equals(scheme) else {
                continue
            }
            var end = length
            while end < text.count, text[end] != 0x2F, text[end] != 0x3F { end &+= 1 }
            let start = Int(target.start)
            let authority = ByteRange(start &+ length, start &+ end)
            guard isAuthority(authority, in: bytes, mayBeEmpty: false) else { throw .malformedTarget }
            return (.absolute, authority, ByteRange(start &+ end, Int(target.end)))
        }
        throw .malformedTarget
    }

    /// Whether the bytes are `uri-host [":" port]`; user information is refused (RFC 9110 §4.2.4).
    static func isAuthority(_ range: ByteRange, in bytes: UnsafeRawBufferPointer, mayBeEmpty: Bool) -> Bool {
        let text = range.slice(of: bytes)
        guard let first = text.first else { return mayBeEmpty }
        var hostEnd = 0
        if first == 0x5B {
            guard let end = endOfLiteral(text) else { return false }
            hostEnd = end
        } else {
            while hostEnd < text.count, text[hostEnd] != .colon {
                guard ByteSet.registeredName.contains(text[hostEnd]) else { return false }
                if text[hostEnd] == .percent, !isEncoded(text, at: hostEnd) { return false }
                hostEnd &+= 1
            }
            guard hostEnd > 0 else { return false }
        }
        guard hostEnd < text.count else { return true }
        guard text[hostEnd] == .colon else { return false }
        let port = text[(hostEnd &+ 1)...]
        var number = 0
        for byte in port {
            guard ByteSet.digit.contains(byte) else { return false }
            number = number &* 10 &+ Int(byte &- 0x30)
            guard number <= 65_535 else { return false }
        }
        return true
    }

    /// Where an address in brackets ends: one of IPv6 by its characters, or of a later version (RFC 3986 §3.2.2).
    private static func endOfLiteral(_ text: UnsafeRawBufferPointer) -> Int? {
        guard let close = text.firstIndex(of: 0x5D), close > 2 else { return nil }
        let inside = text[1..<close]
        let isFuture = text[1] | 0x20 == 0x76
        var colons = 0
        for byte in inside {
            if byte == .colon { colons &+= 1 }
            let fits =
                isFuture
                ? byte == .colon || ByteSet.registeredName.contains(byte)
                : byte == .colon || byte == 0x2E || byte.hexadecimalValue != nil
            guard fits else { return nil }
        }
        return isFuture || (2...8).contains(colons) ? close &+ 1 : nil
    }

    /// Whether the `%` at an index begins an encoded byte.
    private static func isEncoded(_ text: UnsafeRawBufferPointer, at index: Int) -> Bool {
        index &+ 2 < text.count && text[index &+ 1].hexadecimalValue != nil && text[index &+ 2].hexadecimalValue != nil
    }
}

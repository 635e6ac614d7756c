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
            while hostEnd < text.count, text[hostEnd] != 0x5D { hostEnd &+= 1 }
            hostEnd &+= 1
            guard hostEnd > 3, hostEnd <= text.count else { return false }
            for byte in text[1..<(hostEnd &- 1)] where byte == 0x5B || !ByteSet.authority.contains(byte) {
                return false
            }
        } else {
            while hostEnd < text.count, text[hostEnd] != .colon {
                let byte = text[hostEnd]
                guard ByteSet.authority.contains(byte), byte != 0x5B, byte != 0x5D else { return false }
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
}

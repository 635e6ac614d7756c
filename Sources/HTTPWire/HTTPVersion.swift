/// The minor version of HTTP/1 that a message speaks.
public enum HTTPVersion: UInt8, BitwiseCopyable, Sendable, Equatable {
    case http10, http11

    /// Reads the eight bytes `HTTP/1.x` at `offset`, which must exist.
    ///
    /// A higher minor version is treated as 1.1 (RFC 9110 §2.5); another major version is not spoken.
    @inline(__always)
    static func parse(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(WireViolation) -> HTTPVersion {
        let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        if word == 0x312E_312F_5054_5448 { return .http11 }
        if word == 0x302E_312F_5054_5448 { return .http10 }
        let hasName = word & 0x0000_00FF_FFFF_FFFF == 0x0000_002F_5054_5448
        let hasDigits =
            ByteSet.digit.contains(bytes[offset &+ 5]) && bytes[offset &+ 6] == 0x2E
            && ByteSet.digit.contains(bytes[offset &+ 7])
        guard hasName, hasDigits else { throw .malformedVersion }
        guard bytes[offset &+ 5] == 0x31 else { throw .unsupportedVersion }
        return .http11
    }

    /// Refuses what comes at `offset` where it can become no version, though it is not yet whole.
    ///
    /// Without it a peer that says something else, and less, would be waited for until its time is over.
    static func checkStart(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(WireViolation) {
        let pattern: StaticString = "HTTP/0.0"
        for index in offset..<min(bytes.count, offset &+ pattern.utf8CodeUnitCount) {
            let expected = pattern.utf8Start[index &- offset]
            let fits = expected == 0x30 ? ByteSet.digit.contains(bytes[index]) : bytes[index] == expected
            guard fits else { throw .malformedVersion }
        }
        if bytes.count >= offset &+ pattern.utf8CodeUnitCount { _ = try parse(bytes, at: offset) }
    }
}

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// An IPv4 or IPv6 address as a number.
///
/// An IPv4 address that came mapped into IPv6 (`::ffff:192.0.2.1`, as a socket that listens on `::` reports it) is the
/// IPv4 address: whoever is trusted or limited is so whatever the socket.
package struct IPAddress: BitwiseCopyable, Sendable, Equatable, Hashable, CustomStringConvertible {
    /// The four bytes of an IPv4 address, or the sixteen of an IPv6 one, as a number.
    let bits: UInt128
    /// Whether it is an IPv6 address.
    let isVersion6: Bool

    /// Bits of such an address: 32 or 128.
    var width: Int { isVersion6 ? 128 : 32 }

    private static let mappedPrefix: UInt128 = 0xFFFF

    /// Reads an address in the usual notation of its version (RFC 4291 §2.2); `nil` for anything else, zones included.
    package init?(_ text: some Collection<UInt8>) {
        // The longest notation has 45 bytes; the system's function wants an end.
        guard text.count <= 45, !text.contains(0) else { return nil }
        let terminated = text.map { CChar(bitPattern: $0) } + [0]
        // Bytes instead of `in_addr`: which module declares that type is not the same in all builds.
        var bytes = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, terminated, &bytes) == 1 {
            self.init(bits: IPAddress.number(bytes[..<4]), isVersion6: false)
            return
        }
        guard inet_pton(AF_INET6, terminated, &bytes) == 1 else { return nil }
        let bits = IPAddress.number(bytes[...])
        if bits >> 32 == IPAddress.mappedPrefix {
            self.init(bits: bits & 0xFFFF_FFFF, isVersion6: false)
        } else {
            self.init(bits: bits, isVersion6: true)
        }
    }

    /// The number whose bytes are these, the highest first, as in a packet.
    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt128 {
        bytes.reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
    }

    /// Reads an address.
    package init?(_ text: String) {
        self.init(text.utf8)
    }

    private init(bits: UInt128, isVersion6: Bool) {
        self.bits = bits
        self.isVersion6 = isVersion6
    }

    /// The one text of this address (RFC 5952).
    package var description: String {
        var text = [CChar](repeating: 0, count: 46)
        var bytes = (0..<width / 8).reversed().map { UInt8(truncatingIfNeeded: bits >> UInt128(8 * $0)) }
        inet_ntop(isVersion6 ? AF_INET6 : AF_INET, &bytes, &text, socklen_t(text.count))
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

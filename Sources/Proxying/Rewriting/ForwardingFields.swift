internal import HTTPWire

/// What a request's head says to the backend of where it came from: `Via`, `X-Forwarded-…`, `Forwarded`.
///
/// The fields of a trusted peer are kept and appended to, those of anybody else replaced: a backend may believe them.
struct ForwardingFields {
    private let viaName: [UInt8]
    private let isSecure: Bool
    private let emitsForwarded: Bool

    /// The name of this proxy in `Via`, and whether its clients speak TLS.
    init(viaName: String, isSecure: Bool, emitsForwarded: Bool) {
        self.viaName = Array(viaName.utf8)
        self.isSecure = isSecure
        self.emitsForwarded = emitsForwarded
    }

    /// The fields that are written anew, whoever sent them.
    static let owned: [KnownField] = [.xForwardedFor, .xForwardedProto, .xForwardedHost, .forwarded]

    /// How many bytes ``write(_:_:peer:isTrusted:to:)`` writes at most, beyond what the head itself has.
    func room(peer: [UInt8], host: Int) -> Int {
        2 * peer.count + viaName.count + 2 * host + 192
    }

    /// Writes the fields and the empty line behind them; `peer` is the address at the other end of the connection.
    @inline(__always)
    func write(
        _ head: borrowing RequestHead,
        _ bytes: UnsafeRawBufferPointer,
        peer: [UInt8],
        isTrusted: Bool,
        to writer: inout HeadWriter
    ) {
        writer.text(head.version == .http11 ? "Via: 1.1 " : "Via: 1.0 ")
        writer.array(viaName)
        if isTrusted || emitsForwarded {
            writeAfterOthers(head, bytes, peer: peer, isTrusted: isTrusted, to: &writer)
            return
        }
        writer.text(
            isSecure
                ? "\r\nX-Forwarded-Proto: https\r\nX-Forwarded-For: "
                : "\r\nX-Forwarded-Proto: http\r\nX-Forwarded-For: "
        )
        writer.array(peer)
        let host = head.form == .absolute ? head.authority : head.host
        if !host.isEmpty {
            writer.text("\r\nX-Forwarded-Host: ")
            writer.bytes(host.slice(of: bytes))
        }
        writer.text("\r\n\r\n")
    }

    /// The same where a peer before this proxy is believed, or `Forwarded` is wanted.
    private func writeAfterOthers(
        _ head: borrowing RequestHead,
        _ bytes: UnsafeRawBufferPointer,
        peer: [UInt8],
        isTrusted: Bool,
        to writer: inout HeadWriter
    ) {
        let host = head.form == .absolute ? head.authority : head.host
        writer.text("\r\nX-Forwarded-Proto: ")
        if !(isTrusted && copyValues(of: .xForwardedProto, head, bytes, to: &writer)) {
            writer.text(isSecure ? "https" : "http")
        }
        writer.text("\r\nX-Forwarded-For: ")
        if isTrusted, copyValues(of: .xForwardedFor, head, bytes, to: &writer) { writer.text(", ") }
        writer.array(peer)
        let hasForwardedHost =
            isTrusted && head.fields.lines.contains { $0.field == .xForwardedHost && !$0.value.isEmpty }
        if hasForwardedHost || !host.isEmpty { writer.text("\r\nX-Forwarded-Host: ") }
        if hasForwardedHost {
            _ = copyValues(of: .xForwardedHost, head, bytes, to: &writer)
        } else if !host.isEmpty {
            writer.bytes(host.slice(of: bytes))
        }
        writeForwarded(head, bytes, host: host, peer: peer, isTrusted: isTrusted, to: &writer)
        writer.text("\r\n\r\n")
    }

    /// Writes `Forwarded` (RFC 7239) where it is wanted, or where a trusted peer sent one: a chain with a gap would name
    /// the wrong peers.
    private func writeForwarded(
        _ head: borrowing RequestHead,
        _ bytes: UnsafeRawBufferPointer,
        host: ByteRange,
        peer: [UInt8],
        isTrusted: Bool,
        to writer: inout HeadWriter
    ) {
        let continues = isTrusted && head.fields.lines.contains { $0.field == .forwarded && !$0.value.isEmpty }
        guard continues || emitsForwarded else { return }
        writer.text("\r\nForwarded: ")
        if continues {
            _ = copyValues(of: .forwarded, head, bytes, to: &writer)
            writer.text(", ")
        }
        // An IPv6 address stands in brackets, and a value with other characters than a token's in quotes (§4, §6).
        let isVersion6 = peer.contains(0x3A)
        writer.text(isVersion6 ? "for=\"[" : "for=")
        writer.array(peer)
        writer.text(isVersion6 ? "]\"" : "")
        if !host.isEmpty {
            writer.text(";host=\"")
            writer.bytes(host.slice(of: bytes))
            writer.text("\"")
        }
        writer.text(isSecure ? ";proto=https" : ";proto=http")
    }

    /// Writes the values of all lines of a field as one list; the result says whether there were any.
    private func copyValues(
        of field: KnownField,
        _ head: borrowing RequestHead,
        _ bytes: UnsafeRawBufferPointer,
        to writer: inout HeadWriter
    ) -> Bool {
        var isFirst = true
        for line in head.fields.lines where line.field == field && !line.value.isEmpty {
            if !isFirst { writer.text(", ") }
            isFirst = false
            writer.bytes(line.value.slice(of: bytes))
        }
        return !isFirst
    }
}

internal import HTTPWire
internal import NIOCore

/// Writes the head of a request as the backend gets it.
struct RequestRewriter {
    private let hopByHop = HopByHop(also: ForwardingFields.owned)
    private let forwarding: ForwardingFields

    init(_ forwarding: ForwardingFields) {
        self.forwarding = forwarding
    }

    /// Appends the head to `out`.
    ///
    /// The request goes on as HTTP/1.1 in origin form. An absolute form decides the Host (RFC 9112 §3.2.2); a request
    /// of HTTP/1.0 without Host gets the backend's authority. `bytes` is what `head` was parsed from, `peer` the
    /// address of whoever sent it as text, `isTrusted` whether it is believed about the client, `authority` host and
    /// port of the backend.
    func write(
        _ head: borrowing RequestHead,
        _ bytes: UnsafeRawBufferPointer,
        peer: [UInt8],
        isTrusted: Bool,
        authority: [UInt8],
        to out: inout ByteBuffer
    ) {
        // An absolute form's authority is written more often than it came.
        let host = max(head.host.count, head.authority.count)
        let room = bytes.count + authority.count + host + forwarding.room(peer: peer, host: host) + 96
        out.writeWithUnsafeMutableBytes(minimumWritableBytes: room) { memory in
            var writer = HeadWriter(memory)
            writeRequestLine(head, bytes, to: &writer)
            let replacesHost = head.form == .absolute
            if replacesHost || !head.hasHost {
                writer.text("Host: ")
                if replacesHost { writer.bytes(head.authority.slice(of: bytes)) } else { writer.array(authority) }
                writer.text("\r\n")
            }
            let countsForwards = head.method == .options && head.maxForwards != nil
            // HTTP/1.0 has no expectations, and the backend hears HTTP/1.1.
            let dropsExpect = head.version == .http10 && head.fields.lines.contains { $0.field == .expect }
            if replacesHost || countsForwards || dropsExpect {
                let rewritten: [KnownField] =
                    (replacesHost ? [.host] : []) + (countsForwards ? [.maxForwards] : [])
                    + (dropsExpect ? [.expect] : [])
                HopByHop(also: ForwardingFields.owned + rewritten)
                    .copyLines(of: head.fields, options: head.connection, in: bytes, to: &writer)
            } else {
                hopByHop.copyLines(of: head.fields, options: head.connection, in: bytes, to: &writer)
            }
            if head.framing == .chunked { writer.text("Transfer-Encoding: chunked\r\n") }
            if countsForwards, let left = head.maxForwards { writer.field("Max-Forwards", left - 1) }
            if head.offersUpgrade { UpgradeFields.write(of: head.fields, in: bytes, to: &writer) }
            if head.acceptsTrailers { writer.text("TE: trailers\r\nConnection: TE\r\n") }
            forwarding.write(head, bytes, peer: peer, isTrusted: isTrusted, to: &writer)
            return writer.count
        }
    }

    /// Names another backend in a head that ``write(_:_:peer:isTrusted:authority:to:)`` gave the authority of `old` as Host.
    func replaceHost(_ old: [UInt8], with new: [UInt8], in head: inout ByteBuffer) {
        let bytes = head.readableBytesView
        guard let requestLine = bytes.firstIndex(of: 0x0A) else { return }
        let host = requestLine + 1 + "Host: ".utf8.count
        var rewritten = ByteBuffer(bytes[..<host])
        rewritten.writeBytes(new)
        rewritten.writeBytes(bytes[(host + old.count)...])
        head = rewritten
    }

    private func writeRequestLine(
        _ head: borrowing RequestHead,
        _ bytes: UnsafeRawBufferPointer,
        to writer: inout HeadWriter
    ) {
        writer.bytes(head.methodName.slice(of: bytes))
        writer.text(" ")
        let path = head.path.slice(of: bytes)
        if path.first != 0x2F, head.form == .absolute {
            writer.text(path.isEmpty && head.method == .options ? "*" : "/")
        }
        writer.bytes(path)
        writer.text(" HTTP/1.1\r\n")
    }
}

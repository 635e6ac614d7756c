internal import HTTPWire
internal import NIOCore

/// Writes the head of a request as the backend gets it.
struct RequestRewriter {
    private let hopByHop = HopByHop(also: [.xForwardedFor, .xForwardedProto, .xForwardedHost])
    private let viaName: [UInt8]

    init(viaName: String) {
        self.viaName = Array(viaName.utf8)
    }

    /// Appends the head to `out`.
    ///
    /// The request goes on as HTTP/1.1 in origin form. An absolute form decides the Host (RFC 9112 §3.2.2); a request
    /// of HTTP/1.0 without Host gets the backend's authority. `bytes` is what `head` was parsed from, `client` the
    /// client's address as text, `authority` host and port of the backend.
    func write(
        _ head: borrowing RequestHead,
        _ bytes: UnsafeRawBufferPointer,
        client: [UInt8],
        authority: [UInt8],
        to out: inout ByteBuffer
    ) {
        let room = bytes.count + client.count + authority.count + viaName.count + 2 * head.host.count + 256
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
            if replacesHost || countsForwards {
                let rewritten: [KnownField] = (replacesHost ? [.host] : []) + (countsForwards ? [.maxForwards] : [])
                HopByHop(also: [.xForwardedFor, .xForwardedProto, .xForwardedHost] + rewritten)
                    .copyLines(of: head.fields, options: head.connection, in: bytes, to: &writer)
            } else {
                hopByHop.copyLines(of: head.fields, options: head.connection, in: bytes, to: &writer)
            }
            if head.framing == .chunked { writer.text("Transfer-Encoding: chunked\r\n") }
            if countsForwards, let left = head.maxForwards { writer.field("Max-Forwards", left - 1) }
            if head.acceptsTrailers { writer.text("TE: trailers\r\nConnection: TE\r\n") }
            writeForwarding(head, bytes, client: client, to: &writer)
            return writer.count
        }
    }

    /// Names another backend in a head that ``write(_:_:client:authority:to:)`` gave the authority of `old` as Host.
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

    /// Writes `Via` and the `X-Forwarded` fields: the client is appended to those before it, the rest is replaced.
    private func writeForwarding(
        _ head: borrowing RequestHead,
        _ bytes: UnsafeRawBufferPointer,
        client: [UInt8],
        to writer: inout HeadWriter
    ) {
        writer.text(head.version == .http11 ? "Via: 1.1 " : "Via: 1.0 ")
        writer.array(viaName)
        writer.text("\r\nX-Forwarded-Proto: http\r\nX-Forwarded-For: ")
        for line in head.fields.lines where line.field == .xForwardedFor && !line.value.isEmpty {
            writer.bytes(line.value.slice(of: bytes))
            writer.text(", ")
        }
        writer.array(client)
        let host = head.form == .absolute ? head.authority : head.host
        if !host.isEmpty {
            writer.text("\r\nX-Forwarded-Host: ")
            writer.bytes(host.slice(of: bytes))
        }
        writer.text("\r\n\r\n")
    }
}

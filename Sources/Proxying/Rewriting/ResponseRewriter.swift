internal import HTTPWire
internal import NIOCore

/// Writes the head of a response as the client gets it.
struct ResponseRewriter {
    private let hopByHop: HopByHop
    private let hopByHopButTrailer: HopByHop
    private let hopByHopAndLength: HopByHop
    private let viaName: [UInt8]

    /// A rewriter; with `ownsDispatch` a backend's own `X-Dispatch` is dropped, since the proxy writes that field.
    init(viaName: String, ownsDispatch: Bool) {
        self.viaName = Array(viaName.utf8)
        hopByHop = HopByHop(also: ownsDispatch ? [.xDispatch] : [])
        hopByHopAndLength = HopByHop(also: (ownsDispatch ? [.xDispatch] : []) + [.contentLength])
        hopByHopButTrailer = HopByHop(also: ownsDispatch ? [.xDispatch] : [], exceptTrailer: true)
    }

    /// Appends the head of a final response to `out`.
    ///
    /// `bytes` is what `head` was parsed from, `framing` where its body ends as received, `dispatch` what `X-Dispatch`
    /// says if it is to be there, `cookie` a whole field line to add if any, `date` the value for a response without a date of its own (RFC 9110 §6.6.1).
    func write(
        _ head: borrowing ResponseHead,
        _ bytes: UnsafeRawBufferPointer,
        framing: BodyFraming,
        exchange: Exchange,
        dispatch: DispatchField?,
        cookie: [UInt8]?,
        date: [UInt8],
        to out: inout ByteBuffer
    ) {
        let room = bytes.count + viaName.count + (cookie?.count ?? 0) + 384
        out.writeWithUnsafeMutableBytes(minimumWritableBytes: room) { memory in
            var writer = HeadWriter(memory)
            writeStatusLine(head, bytes, to: &writer)
            let isChunked = framing == .chunked && exchange.transfer == .raw || exchange.transfer == .chunked
            if isChunked && exchange.passesTrailers {
                hopByHopButTrailer.copyLines(of: head.fields, options: head.connection, in: bytes, to: &writer)
            } else if head.status == 204 || head.status == 101 {
                hopByHopAndLength.copyLines(of: head.fields, options: head.connection, in: bytes, to: &writer)
            } else {
                hopByHop.copyLines(of: head.fields, options: head.connection, in: bytes, to: &writer)
            }
            if !head.fields.lines.contains(where: { $0.field == .date }) { writer.field("Date", date) }
            writer.text(head.version == .http11 ? "Via: 1.1 " : "Via: 1.0 ")
            writer.array(viaName)
            writer.text("\r\n")
            if isChunked { writer.text("Transfer-Encoding: chunked\r\n") }
            dispatch?.write(to: &writer)
            if let cookie { writer.array(cookie) }
            if exchange.isSwitched {
                UpgradeFields.write(of: head.fields, in: bytes, to: &writer)
            } else if !exchange.clientPersists {
                writer.text("Connection: close\r\n")
            } else if exchange.version == .http10 {
                writer.text("Connection: keep-alive\r\n")
            }
            writer.text("\r\n")
            return writer.count
        }
    }

    /// Appends an interim response to `out`.
    func writeInterim(_ head: borrowing ResponseHead, _ bytes: UnsafeRawBufferPointer, to out: inout ByteBuffer) {
        out.writeWithUnsafeMutableBytes(minimumWritableBytes: bytes.count + 16) { memory in
            var writer = HeadWriter(memory)
            writeStatusLine(head, bytes, to: &writer)
            hopByHopAndLength.copyLines(of: head.fields, options: head.connection, in: bytes, to: &writer)
            writer.text("\r\n")
            return writer.count
        }
    }

    /// The status line goes on with the proxy's own version (RFC 9110 §6.2).
    @inline(__always)
    private func writeStatusLine(
        _ head: borrowing ResponseHead,
        _ bytes: UnsafeRawBufferPointer,
        to writer: inout HeadWriter
    ) {
        writer.text("HTTP/1.1")
        writer.bytes(UnsafeRawBufferPointer(rebasing: bytes[8..<(Int(head.reason.end) + 2)]))
    }
}

internal import Balancing
internal import HTTPWire
internal import NIOCore

/// The way of a response to the client.
extension ClientConnection {
    /// Notes the head of the final response.
    ///
    /// - Returns: where its body ends, or `nil` when there is no exchange that it could answer.
    func beginResponse(_ response: borrowing ResponseHead) -> BodyFraming? {
        guard phase == .exchanging, let framing = exchange?.responseBegan(response) else { return nil }
        if worker.isDraining { exchange?.closeClientAfterwards() }
        responseStatus = response.status
        let now = worker.now()
        if let sentAt = dispatch?.sentAt { worker.responseTimes.record(now - sentAt) }
        dispatch?.firstByteAt = now
        entry?.answered(response.status, now: worker.coarseNow)
        worker.counters.countResponse(response.status)
        if let sentHead { worker.giveBuffer(sentHead) }
        sentHead = nil
        keptBody = nil
        return framing
    }

    /// Takes back the head of a response of which nothing was written.
    func withdrawResponse() {
        guard let status = responseStatus else { return }
        worker.counters.uncountResponse(status)
        exchange?.responseWithdrawn()
        responseStatus = nil
    }

    /// Appends the head as the client gets it.
    func writeHead(
        _ response: borrowing ResponseHead,
        _ bytes: ByteBuffer,
        _ length: Int,
        _ framing: BodyFraming,
        to out: inout ByteBuffer
    ) {
        guard let exchange else { return }
        let field = worker.settings.dispatchHeader ? dispatch.map { DispatchField($0, now: worker.coarseNow) } : nil
        bytes.withUnsafeReadableBytes { readable in
            worker.settings.responseRewriter.write(
                response,
                UnsafeRawBufferPointer(rebasing: readable[..<length]),
                framing: framing,
                exchange: exchange,
                dispatch: field,
                cookie: sessionCookie,
                date: worker.date,
                to: &out
            )
        }
    }

    /// Stops reading from the backend while the client is slower.
    func throttle(_ upstream: UpstreamConnection) {
        deadline = worker.coarseNow + worker.settings.timeouts.response
        if let context, !context.channel.isWritable { upstream.setReading(false) }
    }

    /// The line that binds the client to its backend, where the strategy keeps sessions and this one is new.
    private var sessionCookie: [UInt8]? {
        guard worker.settings.routing.keepsSessions, let dispatch, dispatch.isNewSession else { return nil }
        return worker.settings.routing.cookieLines[dispatch.pick.backend]
    }

    /// Passes an interim response on; HTTP/1.0 has none.
    ///
    /// - Returns: whether there may be more of them.
    func passInterim(_ response: borrowing ResponseHead, _ bytes: ByteBuffer, _ length: Int) -> Bool {
        guard exchange?.interimResponse() == true else { return false }
        guard exchange?.version == .http11 else { return true }
        var out = worker.takeBuffer()
        bytes.withUnsafeReadableBytes { readable in
            let head = UnsafeRawBufferPointer(rebasing: readable[..<length])
            worker.settings.responseRewriter.writeInterim(response, head, to: &out)
        }
        writeAndFlush(out)
        if let upstream { throttle(upstream) }
        return true
    }

    /// Passes on what belongs to the body in the form that the client understands.
    ///
    /// `out` holds what is to be written before, and afterwards what is to be written last, if anything. The result
    /// says whether the body is over.
    func passBody(
        _ bytes: inout ByteBuffer,
        _ progress: inout BodyProgress,
        behind out: inout ByteBuffer?
    ) throws(WireViolation) -> Bool {
        guard bytes.readableBytes > 0 || progress.isFinished else { return false }
        let before = bytes.readableBytes
        defer { entry?.sent(before - bytes.readableBytes) }
        switch exchange?.transfer ?? .raw {
        case .raw: return try passRaw(&bytes, &progress, behind: &out)
        case .unchunked: return try passUnchunked(&bytes, &progress, behind: &out)
        case .chunked:
            let size = String(bytes.readableBytes, radix: 16)
            let last = bytes.readSlice(length: bytes.readableBytes)
            var chunk = out ?? worker.takeBuffer()
            chunk.writeString(size)
            chunk.writeString("\r\n")
            chunk.writeImmutableBuffer(last ?? ByteBuffer())
            chunk.writeString("\r\n")
            out = chunk
            return false
        }
    }

    private func passRaw(
        _ bytes: inout ByteBuffer,
        _ progress: inout BodyProgress,
        behind out: inout ByteBuffer?
    ) throws(WireViolation) -> Bool {
        let step = try bytes.withUnsafeReadableBytes { readable throws(WireViolation) in
            try progress.advance(readable)
        }
        if step.forwardable > 0, let slice = bytes.getSlice(at: bytes.readerIndex, length: step.forwardable) {
            append(slice, to: &out)
        }
        bytes.moveReaderIndex(forwardBy: step.consumed)
        if step.needsFinalLine { append(finalLines(progress), to: &out) }
        return step.isFinished
    }

    /// What stands behind the last chunk: the trailers that may go on, if the client takes any, and the empty line.
    private func finalLines(_ progress: BodyProgress) -> ByteBuffer {
        var lines = ByteBuffer()
        if exchange?.passesTrailers == true {
            progress.trailers.withUnsafeBytes { section in
                TrailerSection.forEachAllowedLine(of: section) { lines.writeBytes($0) }
            }
        }
        lines.writeString("\r\n")
        return lines
    }

    private func passUnchunked(
        _ bytes: inout ByteBuffer,
        _ progress: inout BodyProgress,
        behind out: inout ByteBuffer?
    ) throws(WireViolation) -> Bool {
        var body = out ?? worker.takeBuffer()
        let step = try bytes.withUnsafeReadableBytes { readable throws(WireViolation) in
            try progress.advance(readable) { range in
                body.writeBytes(UnsafeRawBufferPointer(rebasing: readable[range]))
            }
        }
        bytes.moveReaderIndex(forwardBy: step.consumed)
        out = body
        return step.isFinished
    }

    /// Puts bytes behind what is to be written: copied when they are few, else as the buffer that they arrived in.
    private func append(_ bytes: ByteBuffer, to out: inout ByteBuffer?) {
        if out != nil, bytes.readableBytes <= ProxySettings.coalescedBytes {
            out?.writeImmutableBuffer(bytes)
        } else {
            if let out { write(out) }
            out = bytes
        }
    }

    /// The response is over: writes the last of it, and gives the backend's connection back.
    func responseEnded(_ upstream: UpstreamConnection, leftover: Bool, last: ByteBuffer?) {
        exchange?.responseEnded(leftover: leftover)
        self.upstream = nil
        endDispatch(responseStatus.map { .answered(status: $0) } ?? .cancelled)
        upstream.setReading(true)
        if exchange?.upstreamPersists == true {
            worker.keepIdle(upstream)
        } else {
            upstream.close()
        }
        if let last {
            writeAndFlush(last)
            worker.giveBuffer(last)
        } else {
            flush()
        }
        finishExchange()
    }

    /// Goes on to the next request, or closes.
    private func finishExchange() {
        entry?.close(now: worker.now())
        guard phase == .exchanging, let exchange else { return }
        self.exchange = nil
        responseStatus = nil
        if exchange.clientPersists {
            awaitRequest()
        } else {
            closeAfterWriting(lingers: !exchange.isRequestSent || inbox != nil)
        }
    }

    /// Answers a request that no backend was picked for.
    func respondWithoutPick(_ response: LocalResponse) {
        worker.counters.answeredWithoutPick += 1
        respond(response)
    }

    /// Answers in the proxy's own name, then goes on if the connection can be kept.
    func respond(_ local: LocalResponse) {
        var response = local
        let isRequestRead = exchange?.isRequestSent == true
        response.closes = !(isRequestRead && exchange?.clientPersists == true)
        response.isHead = exchange?.method == .head
        var out = worker.takeBuffer()
        response.write(date: worker.date, keepsHTTP10: exchange?.version == .http10, to: &out)
        worker.counters.countResponse(response.status)
        if let entry {
            let length = response.isHead ? 0 : response.text.utf8.count
            entry.answered(response, bodyLength: length, client: identity.client, now: worker.now())
            entry.close(now: worker.coarseNow)
        }
        exchange = nil
        if let sentHead { worker.giveBuffer(sentHead) }
        sentHead = nil
        keptBody = nil
        writeAndFlush(out)
        guard phase != .closed else { return }
        if response.closes {
            closeAfterWriting(lingers: true)
        } else {
            awaitRequest()
        }
    }
}

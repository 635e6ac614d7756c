internal import HTTPWire
internal import NIOCore
internal import NIOPosix

/// A connection to a backend: idle in the pool, or lent to one client's exchange.
///
/// Client and backend connections of an exchange live on the same event loop and call each other directly.
final class UpstreamConnection: ChannelInboundHandler, RegisteredConnection {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    let backend: Int
    @exclusivity(unchecked) var slot = -1
    /// When an idle connection is closed, in nanoseconds on the monotonic clock.
    @exclusivity(unchecked) var idleDeadline: Int64 = 0
    /// Whether it waited in the pool before this exchange, and so may have been closed in the meantime.
    @exclusivity(unchecked) private(set) var wasPooled = false
    /// Whether any byte of a response came in this exchange.
    @exclusivity(unchecked) private(set) var receivedBytes = false

    private let worker: ProxyWorker
    @exclusivity(unchecked) private var context: ChannelHandlerContext?
    @exclusivity(unchecked) private var client: ClientConnection?
    @exclusivity(unchecked) private var head: ResponseHead
    @exclusivity(unchecked) private var body: BodyProgress?
    @exclusivity(unchecked) private var partialHead: ByteBuffer?
    @exclusivity(unchecked) private var isReading = true
    @exclusivity(unchecked) private var needsFlush = false
    private var failure: (any Error)?

    init(worker: ProxyWorker, backend: Int) {
        self.worker = worker
        self.backend = backend
        head = ResponseHead(limits: worker.settings.headLimits)
    }

    /// Whether it takes more bytes without queueing them.
    var isWritable: Bool { context?.channel.isWritable ?? false }

    /// Lends the connection to a client.
    func begin(_ client: ClientConnection, fromPool: Bool) {
        self.client = client
        wasPooled = fromPool
        receivedBytes = false
        body = nil
        head.reset()
    }

    func write(_ bytes: ByteBuffer) {
        context?.write(wrapOutboundOut(bytes), promise: nil)
    }

    func writeAndFlush(_ bytes: ByteBuffer) {
        context?.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
    }

    func flush() {
        context?.flush()
    }

    /// Closes the connection; the client that it was lent to hears nothing more of it.
    func close() {
        client = nil
        context?.close(promise: nil)
    }

    /// Puts the end of a tunnel before this handler, which then gets no bytes any more.
    func enterTunnel(_ end: TunnelEnd) -> Bool {
        (try? context?.pipeline.syncOperations.addHandler(end, position: .before(self))) != nil
    }

    /// Lets go of the client without closing: the connection has still to be written to.
    func release() {
        client = nil
    }

    /// Stops reading while the client does not take more, and begins again.
    func setReading(_ reads: Bool) {
        guard reads != isReading else { return }
        isReading = reads
        try? context?.channel.syncOptions?.setOption(.autoRead, value: reads)
    }

    // MARK: ChannelInboundHandler

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        worker.opened(self)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        worker.closed(self)
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.context = nil
        worker.closed(self)
        guard let client else { return }
        self.client = nil
        client.upstreamLost(self, endsBody: failure == nil && body?.endsWithConnection == true)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        failure = error
        context.close(promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        guard client != nil else {
            // Nobody asked for this: whatever came next could not be told from it.
            context.close(promise: nil)
            return
        }
        receivedBytes = true
        if let body, let client {
            self.body = nil
            var out: ByteBuffer?
            pass(&bytes, body, behind: &out, to: client)
            return
        }
        if var partial = partialHead {
            partialHead = nil
            partial.writeBuffer(&bytes)
            receiveHead(partial)
        } else {
            receiveHead(bytes)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        guard needsFlush else { return }
        needsFlush = false
        client?.flush()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        client?.upstreamWritabilityChanged()
    }

    // MARK: Response

    private func receiveHead(_ received: ByteBuffer) {
        var bytes = received
        while let client {
            switch bytes.withUnsafeReadableBytes({ head.parse($0) }) {
            case .incomplete:
                partialHead = bytes
                return
            case .invalid(let violation):
                client.upstreamMisbehaved(self, "sent a malformed response: \(violation.reason)")
                return
            case .complete(let length):
                if head.status == 101 {
                    if let fault = client.switchProtocols(self, head, bytes, headLength: length) {
                        client.upstreamMisbehaved(self, fault)
                    }
                    return
                }
                if head.isInterim {
                    guard client.passInterim(head, bytes, length) else {
                        client.upstreamMisbehaved(self, "sent interim responses without end")
                        return
                    }
                    bytes.moveReaderIndex(forwardBy: length)
                    head.reset()
                    if bytes.readableBytes == 0 { return }
                    continue
                }
                if worker.settings.retriesAnswers, client.retriesAnswer(head.status, of: self) { return }
                respond(to: client, &bytes, headLength: length)
                return
            }
        }
    }

    /// Passes the final head on, with as much of the body as came with it.
    private func respond(to client: ClientConnection, _ bytes: inout ByteBuffer, headLength: Int) {
        guard let framing = client.beginResponse(head) else { return }
        var written = worker.takeBuffer()
        client.writeHead(head, bytes, headLength, framing, to: &written)
        bytes.moveReaderIndex(forwardBy: headLength)
        // Moved, not copied: a second reference would make the next write copy the whole buffer.
        var out = Optional(consume written)
        pass(&bytes, BodyProgress(framing), behind: &out, to: client, isFirst: true)
    }

    /// Passes a part of the body on, behind what is yet to be written; the first part comes with the head.
    private func pass(
        _ bytes: inout ByteBuffer,
        _ before: BodyProgress,
        behind out: inout ByteBuffer?,
        to client: ClientConnection,
        isFirst: Bool = false
    ) {
        var progress = before
        do throws(WireViolation) {
            let isFinished = try client.passBody(&bytes, &progress, behind: &out)
            if isFinished {
                self.client = nil
                client.responseEnded(self, leftover: bytes.readableBytes > 0, last: out)
                return
            }
            body = progress
            if let out { client.write(out) }
            needsFlush = true
            client.throttle(self)
        } catch {
            // A part that is refused is not written, and the head in front of it neither.
            if isFirst { client.withdrawResponse() }
            client.upstreamMisbehaved(self, "sent a malformed body: \(error.reason)")
        }
    }
}

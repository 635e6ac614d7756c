internal import Glibc
internal import HTTPWire
internal import NIOCore

/// One client's connection to a backend: reads requests, has them served, writes responses in order.
///
/// A request is read to the end of its body, waits for its service time, is answered; only then is the next one,
/// pipelined behind it, looked at. What decides lives in values without sockets (``RequestReader``,
/// ``ServiceStation``, ``ResponseTemplate``); this class moves bytes between them and the channel.
final class BackendConnection: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    enum Phase {
        /// Reads a request.
        case reading
        /// Waits for the end of the request's service.
        case serving
        /// Writes a long body, of which so many bytes are left.
        case streaming(remaining: Int64)
        /// Answers nothing more.
        case closing
    }

    /// Unread bytes from which on no more are taken from the socket: more than any head, so it is never stuck.
    private static let unreadLimit = 65_536
    /// Pieces of a long body written before other connections of the loop have their turn.
    private static let piecesPerTurn = 16
    /// How long a refused client may take to read why, before the connection is closed under it.
    private static let lingerTime = TimeAmount.seconds(1)

    let backend: Backend
    private(set) var context: ChannelHandlerContext?
    var phase = Phase.reading
    private(set) var reader = RequestReader()
    /// The number of the request, or 0 where it is not counted.
    private var sequence: Int64 = 0
    /// The answer to the request if it is to fail, settled on arrival.
    var failure: Reply?
    /// Bytes received and not yet read as requests.
    private var unread = ByteBuffer()
    /// The last response, its memory used again for the next one.
    private var output = ByteBuffer()
    private var isAdvancing = false
    private var isReadHeldBack = false

    /// The request's arrival, where it takes service time.
    var arrival = LatencyByLoad.Arrival(time: 0, inFlight: 0)
    /// The request's place in the queue.
    var ticket: ServiceStation<BackendConnection>.Ticket?
    /// The planned end of the request's service, on the monotonic clock.
    var serviceEnd: Int64?
    /// Whether a pause has put ``serviceEnd`` off since its timer was armed.
    var isPostponed = false
    /// Whether a fault answers the request past the queue.
    var bypasses = false

    init(_ backend: Backend) {
        self.backend = backend
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        backend.remember(self)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        if serviceEnd == nil { backend.forget(self) }
    }

    /// The backend has crashed: nothing more is answered, and the client is told by a reset.
    func cut() {
        phase = .closing
        (serviceEnd, ticket) = (nil, nil)
        guard let context else { return }
        _ = (context.channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
        context.close(promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .closing = phase { return }
        var received = unwrapInboundIn(data)
        if unread.readableBytes == 0 {
            unread = received
        } else {
            unread.discardReadBytes()
            unread.writeBuffer(&received)
        }
        advance(context)
    }

    func read(context: ChannelHandlerContext) {
        isReadHeldBack = unread.readableBytes >= Self.unreadLimit
        if !isReadHeldBack { context.read() }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        advance(context)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    /// The client has gone; one that ends its own half of the connection has, too, as it has for nginx.
    ///
    /// A request that waits leaves the queue; one in service keeps its slot to the end, as the work of a real server
    /// would.
    func channelInactive(context: ChannelHandlerContext) {
        phase = .closing
        if let ticket {
            backend.abandon(ticket)
            self.ticket = nil
        }
    }

    /// Does all that can be done now: reads requests, answers them, writes bodies.
    func advance(_ context: ChannelHandlerContext) {
        guard !isAdvancing else { return }
        isAdvancing = true
        defer { isAdvancing = false }
        var pieces = 0
        while context.channel.isWritable {
            switch phase {
            case .reading:
                guard step(context) else {
                    if unread.readableBytes == 0 { unread = ByteBuffer() }
                    resumeReading(context)
                    return
                }
            case .streaming(let remaining):
                guard pieces < Self.piecesPerTurn else { return advanceLater() }
                pieces += 1
                writePiece(of: remaining, context)
            case .serving, .closing:
                return
            }
        }
    }

    private func advanceLater() {
        backend.eventLoop.assumeIsolated().execute { [self] in
            if let context { advance(context) }
        }
    }

    private func resumeReading(_ context: ChannelHandlerContext) {
        guard isReadHeldBack else { return }
        isReadHeldBack = false
        context.read()
    }

    /// Reads on; `false` where more bytes are needed.
    private func step(_ context: ChannelHandlerContext) -> Bool {
        let (event, length) = unread.withUnsafeReadableBytes { reader.read($0) }
        unread.moveReaderIndex(forwardBy: length)
        switch event {
        case .incomplete:
            return false
        case .head(let expectsContinue):
            sequence = reader.request.route.isLoad ? backend.count() : 0
            if expectsContinue {
                let interim = ByteBuffer(staticString: ResponseTemplate.continueResponse)
                context.writeAndFlush(wrapOutboundOut(interim), promise: nil)
            }
        case .request:
            phase = .serving
            serve(context)
        case .violation(let violation):
            refuse(violation, context)
        }
        return true
    }

    // MARK: - Responses

    func respond(_ context: ChannelHandlerContext) {
        let request = reader.request
        let reply = failure ?? backend.reply(to: request)
        output.clear()
        let streamed = backend.template.write(reply, to: request, sequence: sequence, into: &output)
        if streamed > 0 {
            context.write(wrapOutboundOut(output), promise: nil)
            phase = .streaming(remaining: streamed)
        } else {
            finishResponse(with: output, context)
        }
    }

    private func writePiece(of remaining: Int64, _ context: ChannelHandlerContext) {
        let piece = Filler.next(of: remaining)
        let left = remaining - Int64(piece.readableBytes)
        if left > 0 {
            phase = .streaming(remaining: left)
            context.writeAndFlush(wrapOutboundOut(piece), promise: nil)
        } else {
            finishResponse(with: piece, context)
        }
    }

    private func finishResponse(with last: ByteBuffer, _ context: ChannelHandlerContext) {
        if reader.request.keepsAlive {
            phase = .reading
            context.writeAndFlush(wrapOutboundOut(last), promise: nil)
        } else {
            phase = .closing
            let written = context.eventLoop.makePromise(of: Void.self)
            written.futureResult.assumeIsolated().whenComplete { _ in context.close(promise: nil) }
            context.writeAndFlush(wrapOutboundOut(last), promise: written)
        }
    }

    /// Answers what is not HTTP and ends the connection: first only its own half, since closing a socket with unread
    /// bytes would reset the connection and might cost the client the answer (RFC 9112, section 9.6).
    private func refuse(_ violation: WireViolation, _ context: ChannelHandlerContext) {
        phase = .closing
        unread = ByteBuffer()
        output.clear()
        let reply = Reply.text(violation.status, "This is no acceptable request: \(violation.reason).\n")
        _ = backend.template.write(reply, to: ReceivedRequest(), sequence: 0, into: &output)
        context.writeAndFlush(wrapOutboundOut(output), promise: nil)
        context.close(mode: .output, promise: nil)
        backend.schedule(self, at: Int64((NIODeadline.now() + Self.lingerTime).uptimeNanoseconds))
    }
}

internal import Balancing
internal import HTTPWire
internal import NIOCore

/// A client's connection: reads requests, one exchange at a time, and writes their answers in order.
///
/// Requests that arrive while one is being answered wait as bytes. What becomes of the connections is decided by
/// ``Exchange``; this handler carries it out.
final class ClientConnection: ChannelInboundHandler, RegisteredConnection {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    enum Phase {
        /// Between two exchanges, or within the head of a request.
        case readingHead
        /// A request is held back, so that its client keeps to its rate.
        case delayed
        /// A request is under way.
        case exchanging
        /// The client and its backend have gone on in another protocol.
        case tunnelling
        /// The last answer is written; what still comes is thrown away.
        case lingering
        case closed
    }

    let worker: ProxyWorker
    let service: ClientService
    /// What the access log will say of the exchange; `nil` while the log is off.
    @exclusivity(unchecked) private(set) var entry: LogEntry?
    /// Whether the worker was given other settings under the present exchange.
    @exclusivity(unchecked) private var isOutdated = false
    @exclusivity(unchecked) var slot = -1
    @exclusivity(unchecked) var phase = Phase.readingHead
    @exclusivity(unchecked) var head: RequestHead
    /// Bytes that arrived and have not been used.
    @exclusivity(unchecked) var inbox: ByteBuffer?
    @exclusivity(unchecked) var exchange: Exchange?
    @exclusivity(unchecked) var dispatch: Dispatch?
    @exclusivity(unchecked) var requestBody = BodyProgress(.none)
    @exclusivity(unchecked) var upstream: UpstreamConnection?
    /// The head as the backend gets it, kept until it answers.
    @exclusivity(unchecked) var sentHead: ByteBuffer?
    /// The part of the request's body that was passed on, as long as the request could be sent again.
    @exclusivity(unchecked) var keptBody: ByteBuffer?
    @exclusivity(unchecked) var replay = BodyReplay(bound: 0)
    /// Whether the Host that the backend gets is its own, because the client named none.
    @exclusivity(unchecked) var namesBackend = false
    /// The protocols that the client would go on in, until one is chosen; and its end of the tunnel after that.
    @exclusivity(unchecked) var upgradeOffer: UpgradeOffer?
    @exclusivity(unchecked) var tunnel: TunnelEnd?
    /// Whether the rate limit let the request pass that is held back.
    @exclusivity(unchecked) var isPastRateLimit = false
    /// The seconds after which a request that exceeds the rate may come again.
    @exclusivity(unchecked) var rejection: Int64?
    /// What the request waits with for a place at its backend, and until when.
    @exclusivity(unchecked) var waitingTicket: Int64?
    @exclusivity(unchecked) var queueDeadline: Int64 = .max
    /// When the present phase has taken too long, in nanoseconds on the monotonic clock.
    @exclusivity(unchecked) var deadline: Int64 = .max
    /// The status of the response that is being passed on.
    @exclusivity(unchecked) var responseStatus: Int?
    @exclusivity(unchecked) var isInputClosed = false
    /// Whether some of the request's body was written to the backend and not flushed.
    @exclusivity(unchecked) var upstreamNeedsFlush = false
    @exclusivity(unchecked) private(set) var identity: ClientIdentity
    @exclusivity(unchecked) private(set) var context: ChannelHandlerContext?
    /// Whether the last byte before the close is with the kernel.
    var isAllWritten = false
    @exclusivity(unchecked) private var isReading = true
    /// Whether there were as many connections as there may be when this one came.
    private(set) var isBeyondLimit = false
    /// Whether the TLS handshake is yet to end.
    var isHandshaking: Bool
    @exclusivity(unchecked) private var isProcessing = false

    init(worker: ProxyWorker, service: ClientService) {
        self.worker = worker
        self.service = service
        isHandshaking = service.isSecure
        entry = worker.logger.map { LogEntry($0) }
        head = RequestHead(limits: worker.settings.headLimits)
        identity = ClientIdentity("unknown", worker.settings)
    }

    // MARK: ChannelInboundHandler

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        identity = ClientIdentity(context.remoteAddress?.ipAddress ?? "unknown", worker.settings)
        deadline = worker.now() + firstWait
        isBeyondLimit = !worker.settings.connections.enter()
        worker.opened(self)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        ended()
    }

    func channelInactive(context: ChannelHandlerContext) {
        ended()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        noteFailedHandshake()
        context.close(promise: nil)
    }

    func channelActive(context: ChannelHandlerContext) {
        refuseBeyondLimit()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        switch phase {
        case .readingHead:
            hold(&bytes)
            processInbox()
        case .exchanging:
            hold(&bytes)
            forwardRequestBody()
            updateReading()
        case .delayed:
            hold(&bytes)
            updateReading()
        case .tunnelling, .lingering, .closed: break
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        guard upstreamNeedsFlush else { return }
        upstreamNeedsFlush = false
        upstream?.flush()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        guard let upstream else { return }
        deadline = worker.coarseNow + worker.settings.timeouts.response
        upstream.setReading(context.channel.isWritable)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard let event = event as? ChannelEvent, event == .inputClosed else { return noteHandshake(event) }
        isInputClosed = true
        switch phase {
        case .readingHead: closeAfterWriting(lingers: false)
        case .exchanging: closeIfRequestIsCut()
        case .delayed, .tunnelling: break
        case .lingering: if isAllWritten { close() }
        case .closed: break
        }
    }

    // MARK: Requests

    /// Takes the requests that have arrived, one after the other.
    func processInbox() {
        guard !isProcessing else { return }
        isProcessing = true
        defer { isProcessing = false }
        while phase == .readingHead, let bytes = inbox {
            switch bytes.withUnsafeReadableBytes({ head.parse($0) }) {
            case .incomplete:
                if isInputClosed {
                    closeAfterWriting(lingers: false)
                } else if deadlineIsIdle {
                    deadlineIsIdle = false
                    deadline = worker.now() + worker.settings.timeouts.requestHead
                }
                return
            case .invalid(let violation):
                worker.counters.refusedHeads += 1
                identity.forget(worker.settings)
                respond(LocalResponse(status: violation.status, reason: "\(violation.reason)"))
            case .complete(let length):
                if identity.isPeerTrusted {
                    bytes.withUnsafeReadableBytes { identity.identify(head, $0, worker.settings) }
                }
                guard isWithinRate(bytes) else { return }
                startExchange(bytes, headLength: length)
            }
        }
        if phase == .readingHead, isInputClosed { closeAfterWriting(lingers: false) }
    }

    /// Closes when the client has stopped sending within a request.
    ///
    /// Whoever stops after it still listens. While the backend is being connected, the rest may be waiting here.
    func closeIfRequestIsCut() {
        if isInputClosed, upstream != nil, exchange?.isRequestSent == false { close() }
    }

    /// Whether the deadline is that of an idle connection, and not of a head that has begun.
    @exclusivity(unchecked) private(set) var deadlineIsIdle = true

    /// The worker was given other settings; for an exchange under way, client and log stay who they were.
    func settingsChanged() {
        if phase == .exchanging || phase == .tunnelling { isOutdated = true } else { renew() }
    }

    private func renew() {
        isOutdated = false
        identity = ClientIdentity(String(decoding: identity.peer, as: UTF8.self), worker.settings)
        if entry?.belongs(to: worker.logger) != true { entry = worker.logger.map { LogEntry($0) } }
    }

    /// Waits for the next request.
    func awaitRequest() {
        phase = .readingHead
        if isOutdated { renew() }
        deadlineIsIdle = true
        deadline = worker.coarseNow + worker.settings.timeouts.clientIdle
        updateReading()
        if inbox != nil || isInputClosed { processInbox() }
    }

    private func hold(_ bytes: inout ByteBuffer) {
        if inbox == nil {
            inbox = bytes
        } else {
            // What was used gives way, or the memory of a client that is always ahead would only grow.
            if let used = inbox?.readerIndex, used >= ProxySettings.heldBytes { inbox?.discardReadBytes() }
            inbox?.writeBuffer(&bytes)
        }
    }

    // MARK: Flow

    func write(_ bytes: ByteBuffer) {
        context?.write(wrapOutboundOut(bytes), promise: nil)
    }

    func writeAndFlush(_ bytes: ByteBuffer) {
        context?.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
    }

    func flush() {
        context?.flush()
    }

    /// Reads on only while what comes can be passed on or held.
    func updateReading() {
        var reads = true
        if phase == .delayed { reads = (inbox?.readableBytes ?? 0) < ProxySettings.heldBytes }
        if phase == .exchanging {
            let isBackedUp = exchange?.isRequestSent == false && upstream?.isWritable == false
            reads = !isBackedUp && (inbox?.readableBytes ?? 0) < ProxySettings.heldBytes
        }
        guard reads != isReading else { return }
        isReading = reads
        try? context?.channel.syncOptions?.setOption(.autoRead, value: reads)
    }

    /// The connection is gone: an exchange under way is cancelled.
    private func ended() {
        guard phase != .closed else { return }
        if phase == .tunnelling { tunnelEnded() }
        phase = .closed
        context = nil
        worker.settings.connections.leave()
        abandonUpstream()
        leaveQueue()
        endDispatch(.cancelled)
        entry?.clientGone(now: worker.now())
        inbox = nil
        worker.closed(self)
    }
}

internal import NIOCore

/// One end of a tunnel: passes what arrives on its connection to the other end, as fast as that one takes it.
///
/// A handler of its own before that of the connection, so that plain exchanges pay nothing for tunnels. Each direction
/// ends for itself: what one peer finishes is finished for the other once everything before it is written, and the other
/// direction goes on. A connection that breaks takes the other with it, by a reset.
final class TunnelEnd: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    enum Side { case client, backend }

    private enum Output { case open, finished, closed }

    private let side: Side
    private let client: ClientConnection
    private var other: TunnelEnd?
    private var context: ChannelHandlerContext?
    private var output = Output.open
    private var isReading = true
    private var needsFlush = false
    /// Whether the peer has sent its last byte.
    private var isInputFinished = false
    /// Whether the tunnel was given up, so that nothing more is passed on.
    private var isGivenUp = false

    init(_ side: Side, of client: ClientConnection) {
        self.side = side
        self.client = client
    }

    /// Joins two ends that are in the pipelines of their connections.
    func join(_ other: TunnelEnd) {
        self.other = other
        other.other = self
        for end in [self, other] {
            try? end.context?.channel.syncOptions?.setOption(.allowRemoteHalfClosure, value: true)
            try? end.context?.channel.syncOptions?.setOption(.autoRead, value: true)
        }
    }

    /// Writes bytes to the peer, and holds the other end's reading back while it does not take them.
    func pass(_ bytes: ByteBuffer) {
        guard output == .open else { return }
        context?.write(wrapOutboundOut(bytes), promise: nil)
        needsFlush = true
        if context?.channel.isWritable == false { other?.setReading(false) }
    }

    func flush() {
        guard needsFlush else { return }
        needsFlush = false
        context?.flush()
    }

    /// Ends the direction to the peer behind what is written; where the other has ended too, that closes.
    func finishOutput() {
        guard output == .open, let context else { return }
        output = .finished
        let promise = context.eventLoop.makePromise(of: Void.self)
        promise.futureResult.assumeIsolated().whenSuccess { [self] in
            output = .closed
            self.context?.close(mode: .output, promise: nil)
        }
        // An empty write completes when everything before it is written.
        context.writeAndFlush(wrapOutboundOut(ByteBuffer()), promise: promise)
    }

    /// Leaves the tunnel: the peer of the other end is told by an orderly close, of this one by whoever calls.
    func giveUp() {
        guard !isGivenUp, let other else { return }
        isGivenUp = true
        other.isGivenUp = true
        other.context?.close(promise: nil)
    }

    /// Lets the other end write what is left, for so many nanoseconds at the most.
    func outlive(within nanoseconds: Int64) {
        guard !isGivenUp, let other, let loop = other.context?.eventLoop else { return }
        let last = NIOLoopBound(other, eventLoop: loop)
        loop.scheduleTask(in: .nanoseconds(nanoseconds)) { last.value.context?.close(promise: nil) }
    }

    // MARK: ChannelInboundHandler

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        other = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = unwrapInboundIn(data)
        guard !isGivenUp, let other else { return }
        client.tunnelPassed(bytes.readableBytes, from: side)
        other.pass(bytes)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        other?.flush()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        other?.setReading(context.channel.isWritable)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard let event = event as? ChannelEvent, event == .inputClosed else { return }
        inputFinished()
    }

    func channelInactive(context: ChannelHandlerContext) {
        if output == .closed {
            inputFinished()
        } else if !isGivenUp, let other {
            isGivenUp = true
            other.isGivenUp = true
            client.tunnelBroke(at: side)
            other.reset()
        }
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // A reset, even where the direction to this peer had ended in order.
        output = .open
        context.close(promise: nil)
    }

    private func inputFinished() {
        guard !isInputFinished else { return }
        isInputFinished = true
        guard !isGivenUp else { return }
        other?.finishOutput()
    }

    private func setReading(_ reads: Bool) {
        guard reads != isReading else { return }
        isReading = reads
        try? context?.channel.syncOptions?.setOption(.autoRead, value: reads)
    }

    private func reset() {
        guard let context else { return }
        context.channel.resetOnClose()
        context.close(promise: nil)
    }
}

internal import HTTPWire
internal import NIOCore

/// A connection that carries probes and their answers, one after the other.
final class ProbeConnection: ChannelInboundHandler, RegisteredConnection {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    let backend: Int
    var slot = -1
    /// When it is closed for want of use, in nanoseconds on the monotonic clock.
    var idleDeadline = Int64.max
    /// Whether any probe was answered on it.
    private(set) var hasAnswered = false

    private let prober: Prober
    private var context: ChannelHandlerContext?
    private var isAwaiting = false
    private var received = ByteBuffer()
    private var head: ResponseHead
    /// What the head said, until its body has been read.
    private var report: ProbeReport?
    private var body = BodyProgress(.none)

    init(_ prober: Prober, backend: Int, limits: HeadLimits) {
        self.prober = prober
        self.backend = backend
        head = ResponseHead(limits: limits)
    }

    /// Sends a probe; there must be none under way.
    func probe(with request: ByteBuffer) {
        isAwaiting = true
        head.reset()
        context?.writeAndFlush(wrapOutboundOut(request), promise: nil)
    }

    func close() {
        isAwaiting = false
        context?.close(promise: nil)
    }

    // MARK: ChannelInboundHandler

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        prober.opened(self)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        prober.closed(self)
    }

    func channelInactive(context: ChannelHandlerContext) {
        if report != nil, body.endsWithConnection { finish() }
        self.context = nil
        prober.closed(self)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        guard isAwaiting else { return close() }
        received.writeBuffer(&bytes)
        if report == nil { readHead() }
        if report != nil { readBody() }
        if received.readableBytes == 0 { received.clear() }
    }

    private func readHead() {
        while report == nil {
            switch received.withUnsafeReadableBytes({ head.parse($0) }) {
            case .incomplete: return
            case .invalid(let violation):
                return fail("answers a probe with a malformed response: \(violation.reason)")
            case .complete(let length) where head.isInterim:
                received.moveReaderIndex(forwardBy: length)
                head.reset()
            case .complete(let length):
                report = received.withUnsafeReadableBytes { ProbeReport(head, $0) }
                guard report != nil else {
                    let isSuccess = (200...299).contains(head.status)
                    return fail("answers a probe with \(isSuccess ? "no valid X-Probe" : "status \(head.status)")")
                }
                body = BodyProgress(head.framing(answering: .get))
                received.moveReaderIndex(forwardBy: length)
            }
        }
    }

    private func readBody() {
        do throws(WireViolation) {
            let step = try received.withUnsafeReadableBytes { readable throws(WireViolation) in
                try body.advance(readable)
            }
            received.moveReaderIndex(forwardBy: step.consumed)
            if step.isFinished { finish() }
        } catch {
            fail("answers a probe with a malformed body: \(error.reason)")
        }
    }

    /// The answer is complete.
    private func finish() {
        guard let report else { return }
        self.report = nil
        isAwaiting = false
        hasAnswered = true
        prober.answered(self, report)
        if !head.keepsAlive || received.readableBytes > 0 || body.endsWithConnection { close() }
    }

    private func fail(_ reason: String) {
        isAwaiting = false
        prober.misunderstood(self, reason)
    }
}

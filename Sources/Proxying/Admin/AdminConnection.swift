internal import HTTPWire
internal import NIOCore
internal import NIOHTTP1

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A connection to the administration: one request, its answer, and the end.
final class AdminConnection: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let settings: AdminSettings
    private let router: AdminRouter
    private let control: AdminControl
    private var head: HTTPRequestHead?
    private var body = ByteBuffer()
    private var isAnswered = false
    private var deadline: Scheduled<Void>?

    init(_ settings: AdminSettings, _ router: AdminRouter, _ control: AdminControl) {
        self.settings = settings
        self.router = router
        self.control = control
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let channel = context.channel
        deadline = context.eventLoop.scheduleTask(in: .nanoseconds(settings.timeout)) { channel.close(promise: nil) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        deadline?.cancel()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isAnswered else { return }
        switch unwrapInboundIn(data) {
        case .head(let head): self.head = head
        case .body(var part):
            body.writeBuffer(&part)
            guard body.readableBytes > settings.maximumBody else { return }
            let most = settings.maximumBody
            answer(AdminReply(status: 413, "the body may have \(most) bytes; weight=W is enough"), context)
        case .end: perform(context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        // Whoever stops sending after the request still gets its answer.
        if event as? ChannelEvent == .inputClosed, head == nil || isAnswered { context.close(promise: nil) }
    }

    private func perform(_ context: ChannelHandlerContext) {
        guard let head else { return }
        let request = AdminRequest(
            method: head.method.rawValue,
            target: head.uri,
            hosts: head.headers["Host"],
            origins: head.headers["Origin"],
            peer: context.remoteAddress?.ipAddress ?? "",
            local: context.localAddress?.ipAddress ?? "",
            body: String(buffer: body)
        )
        do throws(AdminRefusal) {
            let action = try router.action(for: request)
            control.perform(action, on: context.eventLoop).assumeIsolated().whenSuccess { [self] in
                answer($0, context)
            }
        } catch {
            answer(AdminReply(error), context)
        }
    }

    private func answer(_ reply: AdminReply, _ context: ChannelHandlerContext) {
        guard !isAnswered, context.channel.isActive else { return }
        isAnswered = true
        let length = reply.text.utf8.count
        var fields = HTTPHeaders([
            ("Date", String(decoding: HTTPDate(secondsSince1970: Int64(time(nil))).bytes, as: UTF8.self)),
            ("Content-Type", reply.contentType), ("Content-Length", "\(length)"), ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"), ("Connection", "close"),
        ])
        if !reply.allowed.isEmpty { fields.add(name: "Allow", value: reply.allowed.joined(separator: ", ")) }
        let status = HTTPResponseStatus(statusCode: reply.status)
        let responseHead = HTTPResponseHead(version: .http1_1, status: status, headers: fields)
        context.write(wrapOutboundOut(.head(responseHead)), promise: nil)
        if head?.method != .HEAD {
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: reply.text)))), promise: nil)
        }
        let written = context.eventLoop.makePromise(of: Void.self)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
        // The client closes next; if it does not, the deadline does.
        let channel = context.channel
        written.futureResult.whenComplete { _ in channel.close(mode: .output, promise: nil) }
    }
}

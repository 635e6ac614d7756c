internal import NIOCore
internal import NIOTLS

/// Waits on one connection for the end of the TLS handshake, and leaves it then.
final class HandshakeWatch: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer

    private let promise: EventLoopPromise<Void>
    private var isDone = false

    init(eventLoop: any EventLoop) {
        promise = eventLoop.makePromise()
    }

    /// Succeeds when both sides know each other, and fails with whatever prevented it.
    var secured: EventLoopFuture<Void> { promise.futureResult }

    /// Gives up waiting.
    func fail(_ error: any Error) {
        guard !isDone else { return }
        isDone = true
        promise.fail(error)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case TLSUserEvent.handshakeCompleted? = event as? TLSUserEvent, !isDone {
            isDone = true
            promise.succeed(())
            context.pipeline.syncOperations.removeHandler(context: context, promise: nil)
        }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fail(error)
        context.fireErrorCaught(error)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        fail(ChannelError.eof)
    }
}

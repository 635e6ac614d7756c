internal import HTTPWire
internal import NIOCore

/// One health check on its connection: writes the request, and tells the status of the answer.
final class HealthProbe: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let request: [UInt8]
    private let answered: EventLoopPromise<Int>
    private var received = ByteBuffer()
    private var head = ResponseHead()

    init(_ request: [UInt8], _ answered: EventLoopPromise<Int>) {
        self.request = request
        self.answered = answered
    }

    func channelActive(context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: request)), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        received.writeBuffer(&bytes)
        while true {
            switch received.withUnsafeReadableBytes({ head.parse($0) }) {
            case .incomplete: return
            case .invalid: return answered.fail(ChannelError.eof)
            case .complete(let length) where head.isInterim:
                received.moveReaderIndex(forwardBy: length)
                head.reset()
            case .complete: return answered.succeed(head.status)
            }
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        answered.fail(ChannelError.eof)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        answered.fail(error)
    }
}

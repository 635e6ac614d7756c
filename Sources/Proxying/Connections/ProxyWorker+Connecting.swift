internal import NIOCore
internal import NIOPosix

/// Opening connections to backends.
extension ProxyWorker {
    /// Connects; the future succeeds on this loop once the connection can be written to.
    func connect(_ upstream: UpstreamConnection) -> EventLoopFuture<Void> {
        let handler = NIOLoopBound(upstream, eventLoop: eventLoop)
        return ClientBootstrap(group: eventLoop)
            .connectTimeout(.nanoseconds(settings.timeouts.connect))
            .channelOption(.socketOption(.tcp_nodelay), value: 1)
            .channelOption(
                .recvAllocator,
                value: FixedSizeRecvByteBufferAllocator(capacity: ProxySettings.upstreamReadSize)
            )
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(handler.value)
                }
            }
            .connect(to: settings.backends[upstream.backend].address)
            .map { _ in }
    }
}

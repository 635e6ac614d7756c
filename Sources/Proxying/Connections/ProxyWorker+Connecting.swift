internal import NIOCore
internal import NIOPosix

/// Opening connections to backends.
extension ProxyWorker {
    /// Connects; the future succeeds on this loop once the connection can be written to.
    ///
    /// A host with several addresses may be tried on more than one channel, so every channel gets a handler of its own.
    func connect(to index: Int) -> EventLoopFuture<NIOLoopBound<UpstreamConnection>> {
        let worker = NIOLoopBound(self, eventLoop: eventLoop)
        let backend = settings.backends[index]
        let bootstrap = ClientBootstrap(group: eventLoop)
            .connectTimeout(.nanoseconds(settings.timeouts.connect))
            .channelOption(.socketOption(.tcp_nodelay), value: 1)
            .channelOption(
                .recvAllocator,
                value: FixedSizeRecvByteBufferAllocator(capacity: ProxySettings.upstreamReadSize)
            )
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let upstream = UpstreamConnection(worker: worker.value, backend: index, isPlain: true)
                    try channel.pipeline.syncOperations.addHandler(upstream)
                }
            }
        return backend.connect(bootstrap).flatMapThrowing { channel in
            let upstream = try channel.pipeline.syncOperations.handler(type: UpstreamConnection.self)
            return NIOLoopBound(upstream, eventLoop: channel.eventLoop)
        }
    }
}

internal import NIOCore
internal import NIOPosix

/// Opening connections to backends.
extension ProxyWorker {
    /// Connects; the future succeeds on this loop once the connection can be written to, over TLS where the backend has
    /// it: a handshake that fails is a connection that failed.
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
                    if let tls = backend.tls {
                        try channel.pipeline.syncOperations.addHandlers([
                            try tls.handler(), HandshakeWatch(eventLoop: channel.eventLoop),
                        ])
                    }
                    let upstream = UpstreamConnection(worker: worker.value, backend: index)
                    try channel.pipeline.syncOperations.addHandler(upstream)
                }
            }
        let deadline = NIODeadline.now() + .nanoseconds(settings.timeouts.connect)
        let connected = backend.connect(bootstrap)
        let usable = backend.tls == nil ? connected : connected.flatMap { ProxyWorker.secured($0, before: deadline) }
        return usable.flatMapThrowing { channel in
            let upstream = try channel.pipeline.syncOperations.handler(type: UpstreamConnection.self)
            return NIOLoopBound(upstream, eventLoop: channel.eventLoop)
        }
    }

    /// The channel once its handshake is over; closes it where that fails or takes too long.
    private static func secured(_ channel: any Channel, before deadline: NIODeadline) -> EventLoopFuture<any Channel> {
        do {
            let watch = try channel.pipeline.syncOperations.handler(type: HandshakeWatch.self)
            let bound = NIOLoopBound(watch, eventLoop: channel.eventLoop)
            let timeout = channel.eventLoop.scheduleTask(deadline: deadline) {
                bound.value.fail(ChannelError.connectTimeout(.nanoseconds(0)))
            }
            let secured = watch.secured
            secured.whenComplete { _ in timeout.cancel() }
            secured.whenFailure { _ in channel.close(promise: nil) }
            return secured.map { channel }
        } catch {
            // The watch left with the handshake, or with the connection.
            return channel.eventLoop.makeSucceededFuture(channel)
        }
    }
}

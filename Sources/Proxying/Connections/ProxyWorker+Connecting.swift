internal import Balancing
internal import NIOCore
internal import NIOPosix

/// The way to a backend: which one, and a connection to it.
extension ProxyWorker {
    /// Picks a backend, and sends the probes that the strategy wants after it.
    func pick(_ request: RequestContext) -> Pick? {
        guard settings.sendsProbes, let prober else { return settings.balancer.pick(request) }
        let (pick, targets) = settings.balancer.pickAndProbe(request)
        prober.send(to: targets, now: request.nowNanoseconds)
        return pick
    }

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
                    let upstream = UpstreamConnection(worker: worker.value, backend: index)
                    try channel.pipeline.syncOperations.addHandler(upstream)
                }
            }
        return backend.connect(bootstrap).flatMapThrowing { channel in
            let upstream = try channel.pipeline.syncOperations.handler(type: UpstreamConnection.self)
            return NIOLoopBound(upstream, eventLoop: channel.eventLoop)
        }
    }
}

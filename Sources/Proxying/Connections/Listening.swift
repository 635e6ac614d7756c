internal import NIOCore
internal import NIOPosix

/// How clients are accepted: each connection belongs to the worker of the loop that it came to.
struct Listening {
    let group: MultiThreadedEventLoopGroup
    let workers: [NIOLoopBound<ProxyWorker>]
    /// What connections that are to be secure are met with.
    let termination: TLSTermination?

    /// Listens on an address, which blocks.
    ///
    /// - Throws: ``ProxyError``.
    func start(_ host: String, _ port: Int, _ service: ClientService) throws -> any Channel {
        let (workers, termination) = (workers, service.isSecure ? termination : nil)
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 4_096)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelOption(.maxMessagesPerRead, value: 16)
            .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(
                .recvAllocator,
                value: FixedSizeRecvByteBufferAllocator(capacity: ProxySettings.clientReadSize)
            )
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    guard let worker = workers.first(where: { $0.eventLoop === channel.eventLoop }) else { return }
                    let pipeline = channel.pipeline.syncOperations
                    if let termination { try pipeline.addHandler(termination.handler()) }
                    try pipeline.addHandler(ClientConnection(worker: worker.value, service: service))
                }
            }
        return try bootstrap.listen(host: host, port: port)
    }
}

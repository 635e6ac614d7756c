internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// The administration's HTTP server, on a thread of its own, so that rendering its pages costs the proxy's loops
/// nothing.
final class AdminListener: Sendable {
    /// The host and port that it listens on.
    let address: String

    private let group: MultiThreadedEventLoopGroup
    private let control: AdminControl

    /// Listens; throws ``ProxyError``.
    init(_ settings: AdminSettings, _ control: AdminControl) throws {
        self.control = control
        group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let router = AdminRouter(host: settings.host)
        let connections = ConnectionLimit(settings.maximumConnections)
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                channel.closeFuture.whenComplete { _ in connections.leave() }
                return channel.eventLoop.makeCompletedFuture {
                    guard connections.enter() else { throw ChannelError.ioOnClosedChannel }
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline(withPipeliningAssistance: false)
                    try channel.pipeline.syncOperations.addHandler(AdminConnection(settings, router, control))
                }
            }
        do {
            let listener = try bootstrap.listen(host: settings.host, port: settings.port)
            address = listener.listeningAddress(host: settings.host)
        } catch {
            try? group.syncShutdownGracefully()
            throw error
        }
    }

    /// Says from now on that the proxy takes nothing new.
    func drain() {
        control.drain()
    }

    /// The proxy has gone over to another configuration.
    func adopt(_ running: ReverseProxy.Running) {
        control.adopt(running)
    }

    /// Closes everything.
    func stop() {
        try? group.syncShutdownGracefully()
    }
}

internal import NIOCore
internal import NIOPosix

/// The listening socket of a backend, which a crash closes and its end opens again.
///
/// Lives on the backend's event loop.
final class BackendListener {
    /// How long to wait before another try where the port cannot be listened on again.
    private static let pause = TimeAmount.milliseconds(10)

    private let eventLoop: any EventLoop
    private let bootstrap: ServerBootstrap
    private var channel: (any Channel)?
    private var address: SocketAddress?
    private var isWanted = false

    /// A listener that hands connections to a backend, and does not listen yet.
    init(_ backend: Backend) {
        eventLoop = backend.eventLoop
        let backend = NIOLoopBound(backend, eventLoop: eventLoop)
        bootstrap = ServerBootstrap(group: eventLoop, childGroup: eventLoop)
            .serverChannelOption(.backlog, value: 4096)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(BackendConnection(backend.value))
                }
            }
    }

    /// Listens, and returns the port that it got.
    func open(host: String, port: Int) -> EventLoopFuture<Int> {
        isWanted = true
        return bootstrap.bind(host: host, port: port).assumeIsolated().map { [self] channel in
            (self.channel, address) = (channel, channel.localAddress)
            return channel.localAddress?.port ?? 0
        }.nonisolated()
    }

    /// Refuses connections from now on, those included that nobody has accepted yet.
    func close() {
        isWanted = false
        channel?.close(promise: nil)
        channel = nil
    }

    /// Listens at the same address again; `onOpen` is called when it does.
    ///
    /// The port is ours (``PortReservation``), so a failure is a shortage that passes: it is tried again.
    func reopen(onOpen: @escaping () -> Void) {
        isWanted = true
        attempt(onOpen)
    }

    private func attempt(_ onOpen: @escaping () -> Void) {
        guard isWanted, channel == nil, let address else { return }
        bootstrap.bind(to: address).assumeIsolated().whenComplete { [self] result in
            switch result {
            case .success(let channel):
                guard isWanted else { return channel.close(promise: nil) }
                self.channel = channel
                onOpen()
            case .failure:
                eventLoop.assumeIsolated().scheduleTask(in: Self.pause) { [self] in attempt(onOpen) }
            }
        }
    }
}

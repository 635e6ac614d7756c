internal import NIOCore
internal import NIOPosix
package import Pacing
internal import Synchronization

/// Running dummy backends, on event loops of their own.
///
/// Each backend lives on one loop with all of its connections; several share a loop where there are more backends
/// than threads. All calls block for a short time at most and may come from any thread but a loop's own.
package final class BackendGroup: Sendable {
    private enum State {
        case running
        case stopped(cpuNanoseconds: Int64)
    }

    /// Where each backend listens, `host:port` with the port it got, in the order of the configurations.
    package let addresses: [String]
    /// The port of each backend.
    package let ports: [Int]

    private let loops: MultiThreadedEventLoopGroup
    private let clocks: [LoopClock]
    private let counters: [RequestCounter]
    private let arrivals: ArrivalMeter
    private let state = Mutex(State.running)

    /// Starts all backends, or none.
    ///
    /// - Parameters:
    ///   - configurations: one a backend.
    ///   - threads: the most event loops to use; more than backends would stay idle and are not started.
    /// - Returns: the group, listening; it must be shut down, since its threads outlive the last reference.
    /// - Throws: ``BackendError``, with the address and the remedy, where one of them cannot listen.
    package static func start(_ configurations: [BackendConfiguration], threads: Int) throws -> BackendGroup {
        for configuration in configurations { try configuration.validate() }
        let loops = MultiThreadedEventLoopGroup(numberOfThreads: max(1, min(threads, configurations.count)))
        do {
            return try BackendGroup(configurations, on: loops)
        } catch {
            try loops.syncShutdownGracefully()
            throw error
        }
    }

    private init(_ configurations: [BackendConfiguration], on loops: MultiThreadedEventLoopGroup) throws {
        let counters = configurations.map { _ in RequestCounter() }
        let arrivals = ArrivalMeter()
        let channels = try zip(configurations, counters).map { configuration, counter in
            try Self.listen(configuration, counter, arrivals, on: loops.next())
        }
        self.loops = loops
        self.counters = counters
        self.arrivals = arrivals
        ports = channels.map { $0.localAddress?.port ?? 0 }
        addresses = zip(configurations, ports).map { Self.address($0.host, $1) }
        clocks = try loops.makeIterator().map { try LoopClock(of: $0) }
    }

    /// Requests that each backend has received, `/health` and `/probe` not counted.
    ///
    /// A request counts once its head has been read, whatever becomes of its body, its service or its client.
    package func requestCounts() -> [Int64] { counters.map(\.value) }

    /// How regularly requests have arrived at the backends together; `/health` and `/probe` are not counted.
    package func arrivalSpacing() -> ArrivalSpacing { arrivals.spacing }

    /// CPU time of all loops together since they started; after ``shutdown()`` what it was then.
    package func cpuNanoseconds() -> Int64 {
        state.withLock { state in
            switch state {
            case .running: clocks.reduce(0) { $0 + $1.nanoseconds }
            case .stopped(let nanoseconds): nanoseconds
            }
        }
    }

    /// The event loops that the backends live on.
    var eventLoops: [any EventLoop] { loops.makeIterator().map { $0 } }

    /// Closes all connections and ends all threads; returns when nothing is left.
    ///
    /// A second call does nothing.
    package func shutdown() throws {
        let isFirst = state.withLock { state in
            guard case .running = state else { return false }
            state = .stopped(cpuNanoseconds: clocks.reduce(0) { $0 + $1.nanoseconds })
            return true
        }
        if isFirst { try loops.syncShutdownGracefully() }
    }

    private static func listen(
        _ configuration: BackendConfiguration,
        _ counter: RequestCounter,
        _ arrivals: ArrivalMeter,
        on loop: any EventLoop
    ) throws -> any Channel {
        let address = Self.address(configuration.host, configuration.port)
        do {
            let backend = try loop.submit {
                NIOLoopBound(
                    Backend(configuration, counter: counter, arrivals: arrivals, eventLoop: loop),
                    eventLoop: loop
                )
            }.wait()
            return try ServerBootstrap(group: loop, childGroup: loop)
                .serverChannelOption(.backlog, value: 4096)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .childChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(BackendConnection(backend.value))
                    }
                }
                .bind(host: configuration.host, port: configuration.port)
                .wait()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw BackendError.addressInUse(address)
        } catch {
            throw BackendError.cannotListen(address, reason: "\(error)")
        }
    }

    /// `host:port`, an IPv6 host in brackets.
    private static func address(_ host: String, _ port: Int) -> String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}

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
    private let faultClocks: [NIOLoopBound<FaultClock>]
    private let reservations: [PortReservation?]
    private let state = Mutex(State.running)

    /// Starts all backends, or none.
    ///
    /// - Parameters:
    ///   - configurations: one a backend.
    ///   - threads: the most event loops to use; more than backends would stay idle and are not started.
    ///   - faults: what goes wrong at them once ``beginFaults(origin:)`` says when the load began.
    ///   - onFault: told of each beginning and end of a fault; called on an event loop, so it must not block.
    /// - Returns: the group, listening; it must be shut down, since its threads outlive the last reference.
    /// - Throws: ``BackendError``, with the address and the remedy, where one of them cannot listen.
    package static func start(
        _ configurations: [BackendConfiguration],
        threads: Int,
        faults: [ScheduledFault] = [],
        onFault: @escaping @Sendable (FaultEvent) -> Void = { _ in }
    ) throws -> BackendGroup {
        for configuration in configurations { try configuration.validate() }
        let loops = MultiThreadedEventLoopGroup(numberOfThreads: max(1, min(threads, configurations.count)))
        do {
            return try BackendGroup(configurations, faults, onFault, on: loops)
        } catch {
            try loops.syncShutdownGracefully()
            throw error
        }
    }

    private init(
        _ configurations: [BackendConfiguration],
        _ faults: [ScheduledFault],
        _ onFault: @escaping @Sendable (FaultEvent) -> Void,
        on loops: MultiThreadedEventLoopGroup
    ) throws {
        var (ports, counters): ([Int], [RequestCounter]) = ([], [])
        let arrivals = ArrivalMeter()
        var clocks: [NIOLoopBound<FaultClock>] = []
        var reservations: [PortReservation?] = []
        for (index, configuration) in configurations.enumerated() {
            let schedule = FaultSchedule(faults, backend: index)
            let counter = RequestCounter()
            let loop = loops.next()
            let clock = try loop.submit {
                let backend = Backend(configuration, counter: counter, arrivals: arrivals, eventLoop: loop)
                return NIOLoopBound(
                    FaultClock(backend, index: index, schedule: schedule, report: onFault),
                    eventLoop: loop
                )
            }.wait()
            let reservation = try Self.reserve(configuration, if: schedule.hasCrash)
            ports.append(try Self.listen(configuration, port: reservation?.port, clock, on: loop))
            reservations.append(reservation)
            counters.append(counter)
            clocks.append(clock)
        }
        self.loops = loops
        self.counters = counters
        self.arrivals = arrivals
        self.ports = ports
        self.reservations = reservations
        faultClocks = clocks
        addresses = zip(configurations, ports).map { Self.address($0.host, $1) }
        self.clocks = try loops.makeIterator().map { try LoopClock(of: $0) }
    }

    /// Starts the clock of the faults: the load began at `origin`, in nanoseconds on the monotonic clock.
    ///
    /// Faults whose time has come take effect before this returns.
    package func beginFaults(origin: Int64) {
        onClocks { $0.begin(origin: origin) }
    }

    /// Stops the clock of the faults and undoes those of the moment.
    package func endFaults() {
        onClocks { $0.end() }
    }

    /// Runs a body on every clock's event loop; where the group has been shut down there is no fault to begin or to end.
    private func onClocks(_ body: @escaping @Sendable (FaultClock) -> Void) {
        guard case .running = state.withLock({ $0 }) else { return }
        for clock in faultClocks { try? clock.eventLoop.submit { body(clock.value) }.wait() }
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

    /// Has a backend listen, and returns the port that it got.
    private static func listen(
        _ configuration: BackendConfiguration,
        port: Int?,
        _ clock: NIOLoopBound<FaultClock>,
        on loop: any EventLoop
    ) throws -> Int {
        try naming(configuration) {
            try loop.flatSubmit {
                clock.value.listener.open(host: configuration.host, port: port ?? configuration.port)
            }.wait()
        }
    }

    private static func reserve(_ configuration: BackendConfiguration, if isNeeded: Bool) throws -> PortReservation? {
        guard isNeeded else { return nil }
        return try naming(configuration) { try PortReservation(host: configuration.host, port: configuration.port) }
    }

    /// Turns the system's errors into sentences about the backend's address.
    private static func naming<Value>(_ configuration: BackendConfiguration, _ body: () throws -> Value) throws -> Value
    {
        let address = Self.address(configuration.host, configuration.port)
        do {
            return try body()
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

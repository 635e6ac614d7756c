internal import NIOCore
internal import NIOPosix

/// Sends the probes of one event loop: to each backend one at a time, on a connection of its own that stays open.
///
/// A probe is no request: it is in no count of them, takes no place at a backend, and no connection from those that
/// requests use. What comes back goes to the strategy with the time of its arrival; what does not come back, comes too
/// late or says nothing is not reported to it.
final class Prober {
    private unowned let worker: ProxyWorker
    private var requests: [ByteBuffer] = []
    private var states: [ProbeState] = []
    /// The connection to each backend, once it is open.
    private var ready: [ProbeConnection?] = []
    private var connections = ConnectionRegistry<ProbeConnection>()

    /// Connections that are open or being opened.
    var openConnections: Int { connections.count }

    init(_ worker: ProxyWorker) {
        self.worker = worker
        adopt(worker.settings)
    }

    /// Goes over to other settings, whose backends begin with those so far.
    func adopt(_ settings: ProxySettings) {
        requests = settings.backends.map { ProbeReport.request(settings.probePath, to: $0.authority) }
        while states.count < requests.count {
            states.append(ProbeState())
            ready.append(nil)
        }
        if !settings.sendsProbes { closeAll() }
    }

    /// Probes those of the backends that are not being probed.
    func send(to targets: ProbeTargets, now: Int64) {
        guard !worker.isDraining else { return }
        for position in 0..<targets.count {
            let backend = targets[position]
            if states[backend].isOverdue(now: now) { drop(backend) }
            guard states[backend].begins(now: now) else { continue }
            if let connection = ready[backend] { write(on: connection) } else { connect(to: backend) }
        }
    }

    /// Closes the connections whose answers are overdue, and those that were not used for long.
    func sweep(_ now: Int64) {
        for connection in connections.connections {
            let backend = connection.backend
            guard ready[backend] === connection else { continue }
            if states[backend].isOverdue(now: now) || connection.idleDeadline < now { drop(backend) }
        }
    }

    /// Closes every connection.
    func closeAll() {
        for connection in connections.connections { connection.close() }
    }

    private func write(on connection: ProbeConnection) {
        worker.counters.probesSent += 1
        connection.idleDeadline = worker.coarseNow + worker.settings.timeouts.upstreamIdle
        connection.probe(with: requests[connection.backend])
    }

    /// Gives a connection up, and with it the probe that is under way there.
    private func drop(_ backend: Int) {
        states[backend].lost()
        ready[backend]?.close()
        ready[backend] = nil
    }

    private func connect(to backend: Int) {
        let prober = NIOLoopBound(self, eventLoop: worker.eventLoop)
        let limits = worker.settings.headLimits
        let bootstrap = ClientBootstrap(group: worker.eventLoop)
            .connectTimeout(.nanoseconds(ProbeState.timeout))
            .channelOption(.socketOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let connection = ProbeConnection(prober.value, backend: backend, limits: limits)
                    try channel.pipeline.syncOperations.addHandler(connection)
                }
            }
        worker.settings.backends[backend].connect(bootstrap).assumeIsolated().whenComplete { [self] result in
            let connection = try? result.get().pipeline.syncOperations.handler(type: ProbeConnection.self)
            if let connection { connected(connection) } else { states[backend].failed(now: worker.now()) }
        }
    }

    private func connected(_ connection: ProbeConnection) {
        guard !worker.isDraining, ready[connection.backend] == nil else { return connection.close() }
        ready[connection.backend] = connection
        if states[connection.backend].isUnderWay { write(on: connection) }
    }

    // MARK: What connections tell

    func opened(_ connection: ProbeConnection) {
        connections.add(connection)
        if worker.isDraining { connection.close() }
    }

    func closed(_ connection: ProbeConnection) {
        connections.remove(connection)
        if ready[connection.backend] === connection {
            ready[connection.backend] = nil
            // One that answered before was only closed for want of use; one that never did would be closed again.
            if connection.hasAnswered {
                states[connection.backend].lost()
            } else {
                states[connection.backend].failed(now: worker.now())
            }
        }
        worker.finishDraining()
    }

    func answered(_ connection: ProbeConnection, _ report: ProbeReport) {
        let now = worker.now()
        let wishes = states[connection.backend].answered(now: now)
        guard wishes > 0 else { return }
        worker.counters.probesAnswered += 1
        worker.settings.balancer.probesAnswered(wishes, by: connection.backend, with: report.answer(at: now))
    }

    /// The answer is none: the backend is another kind of server, or its probe path is another.
    func misunderstood(_ connection: ProbeConnection, _ reason: String) {
        let now = worker.now()
        drop(connection.backend)
        states[connection.backend].failed(now: now)
        worker.settings.balancer.probeFailed(by: connection.backend, reason, now: now)
    }
}

internal import Pacing

/// What goes wrong at a backend, with the same rules as in a simulation.
extension Backend {
    /// Takes on a conduct at a moment of the monotonic clock.
    func behave(_ next: ScheduledFault.Conduct, at now: Int64) {
        conduct = next
        station.slowness = 1 / configuration.speed
        switch next {
        case .slow(let factor): station.slowness *= factor
        case .paused(let nanoseconds): pause(for: nanoseconds, at: now)
        case .crashed: crash()
        case .healthy, .fixed, .failing: break
        }
    }

    /// A connection was made.
    func remember(_ connection: BackendConnection) { connections[ObjectIdentifier(connection)] = connection }

    /// A connection is closed, and nothing of it is in service.
    func forget(_ connection: BackendConnection) { connections[ObjectIdentifier(connection)] = nil }

    /// Stands still: what is in service ends so much later, what arrives starts when the backend goes on.
    private func pause(for nanoseconds: Int64, at now: Int64) {
        let before = max(now, resumes)
        let added = max(0, now + nanoseconds - before)
        resumes = before + added
        for connection in connections.values {
            guard let end = connection.serviceEnd else { continue }
            connection.serviceEnd = end + added
            connection.isPostponed = true
        }
    }

    /// Loses everything that it holds, connections included.
    private func crash() {
        resumes = 0
        bypassing = 0
        let slowness = station.slowness
        station = ServiceStation(concurrency: configuration.concurrency)
        station.slowness = slowness
        let lost = connections
        connections = [:]
        for connection in lost.values { connection.cut() }
    }
}

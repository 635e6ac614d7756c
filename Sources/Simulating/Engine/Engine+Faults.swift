internal import Balancing
internal import Pacing

/// What goes wrong, and how clients learn of it and of the load.
extension Engine {
    /// A backend takes on another conduct.
    mutating func inflict(_ fault: ScheduledFault) {
        let backend = fault.backend
        let wasCrashed = servers[backend].conduct == .crashed
        if sharesProcessors { advanceProcessor(backend) }
        servers[backend].behave(fault.conduct)
        if fault.conduct == .crashed { dropHeld(by: backend) }
        if case .paused(let nanoseconds) = fault.conduct { pause(backend, for: nanoseconds) }
        if sharesProcessors { scheduleDeparture(from: backend) }
        if let healthCheck = simulation.healthCheck, wasCrashed != (fault.conduct == .crashed) {
            queue.schedule(.checked, backend, at: healthCheck.next(after: now))
        }
    }

    /// A health check finds a backend down or up.
    mutating func check(_ backend: Int) {
        let isDown = servers[backend].conduct == .crashed
        guard isDown != servers[backend].isMarkedDown else { return }
        servers[backend].isMarkedDown = isDown
        let slowStart = simulation.healthCheck?.slowStartNanoseconds ?? 0
        for view in dispatchers.indices {
            dispatchers[view].pool.setHealthy(!isDown, backend)
            if !isDown, slowStart > 0 { dispatchers[view].pool.setRamp(0.05, of: backend) }
        }
        guard !isDown, slowStart > 0 else { return }
        servers[backend].returned = now
        queue.schedule(.ramped, backend, at: now + slowStart / 20)
    }

    /// A backend in slow start comes a twentieth nearer to its full weight.
    mutating func ramp(_ backend: Int) {
        guard !servers[backend].isMarkedDown, let healthCheck = simulation.healthCheck else { return }
        let progress = Double(now - servers[backend].returned) / Double(healthCheck.slowStartNanoseconds)
        for view in dispatchers.indices { dispatchers[view].pool.setRamp(progress, of: backend) }
        if progress < 1 {
            queue.schedule(.ramped, backend, at: now + max(1, healthCheck.slowStartNanoseconds / 20))
        }
    }

    /// All clients are shown the load of the backends as it is now.
    mutating func publish() {
        for backend in servers.indices {
            dispatchers[0].pool.setInFlight(servers[backend].present, of: backend)
        }
        if case .snapshot(let period) = simulation.information, feed.next != nil {
            queue.schedule(.published, 0, at: now + max(1, period))
        }
    }

    /// A backend stands still: what it has in service ends so much later, what arrives starts when it goes on.
    private mutating func pause(_ backend: Int, for nanoseconds: Int64) {
        let before = max(now, servers[backend].resumes)
        let added = max(0, now + nanoseconds - before)
        servers[backend].resumes = before + added
        if sharesProcessors { processors[backend].pause(until: before + added) }
        for slot in jobs.slots.indices where jobs[slot].isHeld && Int(jobs[slot].backend) == backend {
            if jobs[slot].service != 0 { jobs[slot].postponed += added }
        }
    }

    /// A crash: everything that the backend holds fails.
    private mutating func dropHeld(by backend: Int) {
        servers[backend].busy = 0
        servers[backend].firstWaiting = -1
        if sharesProcessors {
            processors[backend].removeAll()
            processors[backend].pause(until: now)
        }
        for slot in jobs.slots.indices where jobs[slot].isHeld && Int(jobs[slot].backend) == backend {
            jobs[slot].succeeded = false
            jobs[slot].postponed = 0
            leave(slot)
        }
    }
}

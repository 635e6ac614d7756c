internal import Balancing
internal import Pacing

/// What happens at the backends.
extension Engine {
    /// A request arrives at its backend.
    @inline(__always)
    mutating func reach(_ slot: Int) {
        let backend = Int(jobs[slot].backend)
        jobs[slot].succeeded = true
        switch servers[backend].conduct {
        case .healthy, .slow, .paused: break
        case .fixed(let nanoseconds): return bypass(slot, for: nanoseconds, succeeding: true)
        case .failing(let nanoseconds): return bypass(slot, for: nanoseconds, succeeding: false)
        case .crashed:
            jobs[slot].succeeded = false
            jobs[slot].wasCounted = false
            return sendAnswer(to: slot)
        }
        hold(slot)
        if sharesProcessors {
            share(slot)
        } else if servers[backend].busy < servers[backend].concurrency {
            servers[backend].busy += 1
            let end = max(now, servers[backend].resumes) + servers[backend].duration(of: jobs[slot].demand)
            jobs[slot].service = queue.schedule(.served, slot, at: end)
        } else {
            enqueue(slot, at: backend)
        }
    }

    /// A FIFO server has done a job, and takes the next that waits.
    @inline(__always)
    mutating func served(_ event: Event) {
        let slot = event.index
        guard jobs[slot].service == event.sequence else { return queue.removeFirst() }
        guard jobs[slot].postponed == 0 else {
            jobs[slot].service = queue.replaceFirst(with: .served, slot, at: now + takePostponement(of: slot))
            return
        }
        let backend = Int(jobs[slot].backend)
        servers[backend].work += servers[backend].duration(of: jobs[slot].demand)
        let first = servers[backend].firstWaiting
        if first >= 0 {
            let following = Int(first)
            servers[backend].firstWaiting = jobs[following].next
            let end = now + servers[backend].duration(of: jobs[following].demand)
            jobs[following].service = queue.replaceFirst(with: .served, following, at: end)
        } else {
            queue.removeFirst()
            servers[backend].busy -= 1
        }
        leave(slot)
    }

    /// A backend answers a job that did not queue.
    mutating func bypassed(_ event: Event) {
        let slot = event.index
        guard jobs[slot].service == event.sequence else { return }
        guard jobs[slot].postponed == 0 else {
            jobs[slot].service = queue.schedule(.bypassed, slot, at: now + takePostponement(of: slot))
            return
        }
        leave(slot)
    }

    private mutating func takePostponement(of slot: Int) -> Int64 {
        defer { jobs[slot].postponed = 0 }
        return jobs[slot].postponed
    }

    /// A request leaves its backend, done or failed, and the answer goes to its client.
    @inline(__always)
    mutating func leave(_ slot: Int) {
        let backend = Int(jobs[slot].backend)
        servers[backend].present -= 1
        jobs[slot].isHeld = false
        jobs[slot].service = 0
        servers[backend].learn(now - jobs[slot].dispatched, ahead: jobs[slot].ahead)
        sendAnswer(to: slot)
    }

    /// The job that is next to leave a processor-sharing backend leaves.
    mutating func sharedOut(_ event: Event) {
        let backend = event.index
        guard processors[backend].departure == event.sequence, let slot = processors[backend].firstSlot else { return }
        advanceProcessor(backend)
        processors[backend].removeFirst()
        servers[backend].work += servers[backend].duration(of: jobs[slot].demand)
        scheduleDeparture(from: backend)
        leave(slot)
    }

    /// Brings a processor-sharing backend's virtual time up to now.
    mutating func advanceProcessor(_ backend: Int) {
        let server = servers[backend]
        processors[backend].advance(to: now, concurrency: server.concurrency, slowness: server.slowness)
    }

    /// Schedules the next departure from a processor-sharing backend, in the place of the one scheduled before.
    mutating func scheduleDeparture(from backend: Int) {
        let server = servers[backend]
        let end = processors[backend].nextEnd(concurrency: server.concurrency, slowness: server.slowness)
        processors[backend].departure = end.map { queue.schedule(.sharedOut, backend, at: $0) } ?? 0
    }

    private mutating func share(_ slot: Int) {
        let backend = Int(jobs[slot].backend)
        advanceProcessor(backend)
        processors[backend].insert(slot, work: jobs[slot].demand)
        scheduleDeparture(from: backend)
    }

    private mutating func bypass(_ slot: Int, for nanoseconds: Int64, succeeding: Bool) {
        hold(slot)
        jobs[slot].succeeded = succeeding
        jobs[slot].service = queue.schedule(.bypassed, slot, at: now + nanoseconds)
    }

    @inline(__always)
    private mutating func hold(_ slot: Int) {
        let backend = Int(jobs[slot].backend)
        jobs[slot].ahead = Int32(truncatingIfNeeded: servers[backend].present)
        jobs[slot].isHeld = true
        jobs[slot].wasCounted = true
        servers[backend].present += 1
    }

    @inline(__always)
    private mutating func enqueue(_ slot: Int, at backend: Int) {
        let position = Int32(truncatingIfNeeded: slot)
        jobs[slot].next = -1
        if servers[backend].firstWaiting < 0 {
            servers[backend].firstWaiting = position
        } else {
            jobs[Int(servers[backend].lastWaiting)].next = position
        }
        servers[backend].lastWaiting = position
    }

    @inline(__always)
    private mutating func sendAnswer(to slot: Int) {
        if delay > 0 {
            queue.schedule(.answered, slot, at: now + delay)
        } else {
            answer(slot)
        }
    }
}

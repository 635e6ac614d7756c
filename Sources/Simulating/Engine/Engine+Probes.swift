internal import Balancing
internal import Pacing

/// What clients ask backends ahead of their requests.
///
/// A probe takes the same way as a request: it tells what the backend holds when it arrives there, and the client
/// learns of it one network delay later. A crashed backend answers none; one that fails requests answers as ever, which
/// is how it draws them ("sink-holing"). One that stands still answers when it goes on.
extension Engine {
    /// Sends a probe; without a network delay its answer is there at once.
    mutating func probe(_ backend: Int, for member: Int, in view: Int) {
        guard delay > 0 || servers[backend].resumes > now else {
            guard let answer = answer(of: backend) else { return }
            return dispatchers[view].probeAnswered(member, by: backend, with: answer)
        }
        let probe = ProbeTable.Probe(
            view: Int32(truncatingIfNeeded: view),
            member: Int32(truncatingIfNeeded: member),
            backend: Int32(truncatingIfNeeded: backend)
        )
        queue.schedule(.probed, probes.insert(probe), at: now + delay)
    }

    /// A probe arrives at its backend.
    mutating func reachProbe(_ slot: Int) {
        let resumes = servers[Int(probes[slot].backend)].resumes
        if resumes > now {
            queue.schedule(.probed, slot, at: resumes)
            return
        }
        guard let answer = answer(of: Int(probes[slot].backend)) else {
            _ = probes.remove(slot)
            return
        }
        probes[slot].answer = answer
        queue.schedule(.probeAnswered, slot, at: now + delay)
    }

    /// The answer to a probe arrives at its client.
    mutating func answerProbe(_ slot: Int) {
        var probe = probes.remove(slot)
        probe.answer.answeredAtNanoseconds = now
        dispatchers[Int(probe.view)].probeAnswered(Int(probe.member), by: Int(probe.backend), with: probe.answer)
    }

    private func answer(of backend: Int) -> ProbeAnswer? {
        let server = servers[backend]
        guard server.conduct != .crashed else { return nil }
        return ProbeAnswer(
            inFlight: server.present,
            latencyNanoseconds: server.expectedLatency,
            answeredAtNanoseconds: now
        )
    }
}

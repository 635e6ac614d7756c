internal import Balancing
internal import HTTPWire
internal import NIOCore

/// What keeps a client from more than its share: the rate limit, and the places at the backends.
extension ClientConnection {
    // MARK: Rate

    /// Whether the request whose head is complete goes on now; if not, it was answered or is held back.
    func isWithinRate(_ bytes: ByteBuffer) -> Bool {
        guard let limiter = worker.settings.rateLimiter, !isPastRateLimit else {
            isPastRateLimit = false
            return true
        }
        let decision = bytes.withUnsafeReadableBytes {
            limiter.decide(head, $0, client: identity.client, now: worker.now())
        }
        guard case .delay(let nanoseconds) = decision else {
            rejection = decision.retryAfterSeconds
            return true
        }
        phase = .delayed
        deadline = .max
        updateReading()
        let client = NIOLoopBound(self, eventLoop: worker.eventLoop)
        worker.eventLoop.scheduleTask(in: .nanoseconds(nanoseconds)) { client.value.delayIsOver() }
        return false
    }

    /// The request that was held back goes on; its head is parsed once more, since its bytes may have moved.
    private func delayIsOver() {
        guard phase == .delayed else { return }
        phase = .readingHead
        isPastRateLimit = true
        head.reset()
        processInbox()
        updateReading()
    }

    /// Answers a request that exceeds the rate, if this one does.
    func rejectsExcess() -> Bool {
        guard let seconds = rejection else { return false }
        rejection = nil
        var response = LocalResponse(status: 429, reason: "this client sends more requests than it may")
        response.retryAfter = seconds
        response.flags = .rateLimited
        respondWithoutPick(response)
        return true
    }

    // MARK: Places

    /// Takes a place at a backend for the present attempt, or waits for one, or is refused.
    func enter(_ backend: Int, now: Int64) {
        let id = worker.nextTicket()
        let client = NIOLoopBound(self, eventLoop: worker.eventLoop)
        let loop = worker.eventLoop
        let ticket = AdmissionControl.Ticket(id: id) { loop.execute { client.value.placeGranted(id, at: backend) } }
        switch worker.settings.balancer.enter(backend, ticket) {
        case nil: reach(backend, now: now)
        case .enters:
            dispatch?.holdsPlace = true
            reach(backend, now: now)
        case .waits:
            waitingTicket = id
            queueDeadline = now + worker.settings.queueTimeout
        case .refused: overflow("has as many requests waiting as it may")
        }
    }

    private func placeGranted(_ id: Int64, at backend: Int) {
        guard waitingTicket == id, phase == .exchanging else {
            worker.settings.balancer.leave(backend)
            return
        }
        waitingTicket = nil
        dispatch?.holdsPlace = true
        let now = worker.now()
        if let dispatch { entry?.queued(now - dispatch.attemptedAt) }
        deadline = now + responseWait
        reach(backend, now: now)
    }

    /// Gives up waiting for a place.
    func leaveQueue() {
        guard let id = waitingTicket, let dispatch else { return }
        waitingTicket = nil
        worker.settings.balancer.cancel(dispatch.pick.backend, id)
    }

    /// The backend has no place for this request, or none in time.
    func overflow(_ why: String) {
        guard let dispatch else { return }
        leaveQueue()
        endDispatch(.cancelled)
        var response = LocalResponse(
            status: 503,
            reason: "\(worker.settings.backends[dispatch.pick.backend].description) \(why)"
        )
        response.retryAfter = 1
        response.flags = .upstreamOverflow
        respond(response)
    }
}

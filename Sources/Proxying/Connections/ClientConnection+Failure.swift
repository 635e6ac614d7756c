internal import Balancing
internal import NIOCore

/// What happens when an exchange does not go well.
extension ClientConnection {
    /// The connection to the backend closed before the exchange was over.
    func upstreamLost(_ upstream: UpstreamConnection, endsBody: Bool) {
        guard self.upstream === upstream, let exchange else { return }
        self.upstream = nil
        guard phase != .tunnelling else { return }
        let loss = exchange.upstreamLost(
            wasReused: upstream.wasPooled,
            receivedBytes: upstream.receivedBytes,
            endsBody: endsBody
        )
        switch loss {
        case .replay:
            worker.counters.staleRetries += 1
            connect(upstream.backend)
        case .badGateway:
            let when = upstream.receivedBytes ? "in the middle of a response's head" : "without a response"
            attemptFailed(.lost, 502, "\(name(of: upstream)) closed the connection \(when)")
        case .finished:
            responseEnded(
                upstream,
                leftover: false,
                last: exchange.transfer == .chunked ? ByteBuffer(string: "0\r\n\r\n") : nil
            )
        case .abort:
            entry?.flag(.upstreamTermination)
            close()
        }
    }

    /// The backend broke HTTP: its connection is of no more use.
    func upstreamMisbehaved(_ upstream: UpstreamConnection, _ what: String) {
        guard self.upstream === upstream else { return }
        self.upstream = nil
        upstream.close()
        if exchange?.awaitsResponse == true {
            attemptFailed(.malformed, 502, "\(name(of: upstream)) \(what)")
        } else {
            entry?.flag(.upstreamProtocolError)
            close()
        }
    }

    /// The whole request took too long.
    func requestTimedOut() {
        entry?.flag(.durationTimeout)
        guard exchange?.awaitsResponse == true else {
            close()
            return
        }
        let milliseconds = worker.settings.timeouts.request / 1_000_000
        let isWaiting = waitingTicket != nil
        leaveQueue()
        abandonUpstream()
        let isUnsent = dispatch?.sentAt == 0
        let end: AttemptEnd = isWaiting ? .cancelled : isUnsent ? .connectTimedOut : .timedOut
        attemptFailed(end, 504, "the request was not answered within \(milliseconds) ms")
    }

    /// Nothing was heard for too long.
    func exchangeTimedOut() {
        guard let exchange else { return }
        guard exchange.awaitsResponse else {
            entry?.flag(.upstreamTimeout)
            close()
            return
        }
        let waited = "within \(responseWait / 1_000_000) ms"
        guard waitingTicket == nil else { return overflow("had no place for the request \(waited)") }
        let backend = dispatch.map { worker.settings.backends[$0.pick.backend].description } ?? "the backend"
        let isConnecting = upstream == nil
        let awaitsContinue = exchange.awaitsContinue && replay.isPossible && replay.kept == 0
        abandonUpstream()
        if isConnecting || exchange.isRequestSent || awaitsContinue {
            attemptFailed(isConnecting ? .connectTimedOut : .timedOut, 504, "\(backend) did not respond \(waited)")
        } else {
            attemptFailed(.cancelled, 408, "the body of the request did not arrive \(waited)")
        }
    }

    /// The attempt came to nothing: there is another, or the client is told.
    ///
    /// `status` and `reason` are what it is told if this was the only backend there is.
    func attemptFailed(_ end: AttemptEnd, _ status: Int, _ reason: String) {
        guard var ending = dispatch else { return }
        count(ending, end)
        let now = worker.now()
        let outcome = worker.settings.balancer.end(
            &ending,
            end,
            body: replay,
            responseBegan: sentHead == nil,
            now: now
        )
        ending.isEnded = true
        dispatch = ending
        entry?.ended(ending, end, now: now)
        switch outcome {
        case .retry(let pick): retry(pick, after: end, now: now)
        case .giveUp(let cause):
            entry?.flag(ResponseFlags(end).union(ResponseFlags(cause)))
            if end == .cancelled { entry?.flag(.durationTimeout) }
            if end == .connectFailed, ending.retry.attempts > 1, !ending.retry.wasSent {
                fail(503, "no backend can be reached; the last one tried: \(reason)")
            } else {
                fail(status, reason)
            }
        }
    }

    /// Answers with an error that names the backend.
    private func fail(_ status: Int, _ reason: String) {
        var response = LocalResponse(status: status, reason: reason)
        if let dispatch, worker.settings.dispatchHeader {
            let field = DispatchField(dispatch, now: worker.now())
            response.dispatch = (field, worker.settings.backends[dispatch.pick.backend].name)
        }
        dispatch = nil
        respond(response)
    }

    /// Cancels what goes on with the backend; its connection is not used again.
    func abandonUpstream() {
        upstream?.close()
        upstream = nil
    }

    /// Tells the balancer, once, how the request ended, if it was not told before; there is no further attempt.
    func endDispatch(_ end: AttemptEnd) {
        guard let dispatch else { return }
        self.dispatch = nil
        guard !dispatch.isEnded else { return }
        count(dispatch, end)
        entry?.ended(dispatch, end, now: worker.coarseNow)
        var ending = dispatch
        _ = worker.settings.balancer.end(&ending, end, body: replay, responseBegan: true, now: worker.coarseNow)
    }

    /// Whether a final answer is not passed on, because another backend is asked instead.
    func retriesAnswer(_ status: Int, of upstream: UpstreamConnection) -> Bool {
        guard worker.settings.retry.covers(.answered(status: status)), self.upstream === upstream,
            exchange?.awaitsResponse == true, var ending = dispatch
        else { return false }
        let now = worker.now()
        ending.firstByteAt = now
        let outcome = worker.settings.balancer.end(
            &ending,
            .answered(status: status),
            body: replay,
            responseBegan: false,
            now: now
        )
        ending.isEnded = true
        dispatch = ending
        entry?.ended(ending, .answered(status: status), now: now)
        guard case .retry(let pick) = outcome else { return false }
        abandonUpstream()
        dispatch?.firstByteAt = 0
        retry(pick, after: .answered(status: status), now: now)
        return true
    }

    /// Counts an attempt that ended without an answer.
    private func count(_ dispatch: Dispatch, _ end: AttemptEnd) {
        guard dispatch.firstByteAt == 0 else { return }
        if dispatch.sentAt == 0 {
            worker.counters.unreachedAttempts += 1
        } else if end != .malformed {
            worker.counters.brokenAttempts += 1
        }
    }

    private func name(of upstream: UpstreamConnection) -> String {
        worker.settings.backends[upstream.backend].description
    }
}

internal import Balancing
internal import NIOCore

/// What happens when an exchange does not go well.
extension ClientConnection {
    /// The connection to the backend closed before the exchange was over.
    func upstreamLost(_ upstream: UpstreamConnection, endsBody: Bool) {
        guard self.upstream === upstream, let exchange else { return }
        self.upstream = nil
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
            fail(.lost, 502, "\(name(of: upstream)) closed the connection \(when)")
        case .finished:
            responseEnded(
                upstream,
                leftover: false,
                last: exchange.transfer == .chunked ? ByteBuffer(string: "0\r\n\r\n") : nil
            )
        case .abort: close()
        }
    }

    /// The backend broke HTTP: its connection is of no more use.
    func upstreamMisbehaved(_ upstream: UpstreamConnection, _ what: String) {
        guard self.upstream === upstream else { return }
        self.upstream = nil
        upstream.close()
        if exchange?.awaitsResponse == true {
            fail(.malformed, 502, "\(name(of: upstream)) \(what)")
        } else {
            close()
        }
    }

    /// Nothing was heard for too long.
    func exchangeTimedOut() {
        guard let exchange else { return }
        guard exchange.awaitsResponse else {
            close()
            return
        }
        let waited = "within \(worker.settings.timeouts.response / 1_000_000) ms"
        let backend = dispatch.map { worker.settings.backends[$0.pick.backend].description } ?? "the backend"
        abandonUpstream()
        if exchange.isRequestSent {
            fail(.timedOut, 504, "\(backend) did not respond \(waited)")
        } else {
            fail(.cancelled, 408, "the body of the request did not arrive \(waited)")
        }
    }

    /// Answers with an error that names the backend, and ends the dispatch.
    func fail(_ end: AttemptEnd, _ status: Int, _ reason: String) {
        var response = LocalResponse(status: status, reason: reason)
        if let dispatch, worker.settings.dispatchHeader {
            let field = DispatchField(dispatch, now: worker.now())
            response.dispatch = (field, worker.settings.backends[dispatch.pick.backend].name)
        }
        endDispatch(end)
        respond(response)
    }

    /// Cancels what goes on with the backend; its connection is not used again.
    func abandonUpstream() {
        upstream?.close()
        upstream = nil
    }

    /// Tells the balancer, once, how the request ended.
    func endDispatch(_ end: AttemptEnd) {
        guard let dispatch else { return }
        self.dispatch = nil
        if dispatch.firstByteAt == 0 {
            if dispatch.sentAt == 0 {
                worker.counters.unreachedAttempts += 1
            } else if end != .malformed {
                worker.counters.brokenAttempts += 1
            }
        }
        worker.settings.balancer.finish(dispatch.pick.backend, dispatch.outcome(end, now: worker.coarseNow))
    }

    private func name(of upstream: UpstreamConnection) -> String {
        worker.settings.backends[upstream.backend].description
    }
}

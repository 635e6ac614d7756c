internal import Balancing
internal import HTTPWire
internal import NIOCore

/// The way of a request to its backend.
extension ClientConnection {
    /// Picks a backend for the request whose head is complete, and sends it there.
    func startExchange(_ bytes: ByteBuffer, headLength: Int) {
        let now = worker.now()
        worker.counters.requests += 1
        if let entry {
            bytes.withUnsafeReadableBytes { entry.begin(head, $0, client: identity.client, now: now) }
        }
        phase = .exchanging
        var exchange = Exchange(head)
        // After a CONNECT that was refused, what follows may be meant for the tunnel that there is not.
        if worker.isDraining || head.method == .connect { exchange.closeClientAfterwards() }
        self.exchange = exchange
        requestBody = BodyProgress(head.framing)
        deadline = now + responseWait
        inbox?.moveReaderIndex(forwardBy: headLength)
        if bytes.readableBytes == headLength { inbox = nil }
        defer { head.reset() }
        guard !rejectsExcess() else { return }
        guard head.method != .connect, head.method != .trace else {
            var response = LocalResponse(status: 405, reason: "this proxy does not offer CONNECT and TRACE")
            response.namesAllowedMethods = true
            respondWithoutPick(response)
            return
        }
        if case .redirect(let target) = service { return redirect(to: target, bytes) }
        if head.method == .options, head.maxForwards == 0 {
            var response = LocalResponse(status: 200, reason: "Max-Forwards ends the way of this request here")
            response.namesAllowedMethods = true
            respondWithoutPick(response)
            return
        }
        let context = bytes.withUnsafeReadableBytes { readable in
            worker.settings.routing.context(
                head,
                readable,
                clientHash: identity.clientHash,
                worker: worker.index,
                now: now
            )
        }
        guard let pick = worker.pick(context) else {
            var response = LocalResponse(status: 503, reason: "no backend is eligible")
            response.flags = .noHealthyUpstream
            respondWithoutPick(response)
            return
        }
        dispatch = Dispatch(pick: pick, context: context, method: head.method, now: now, settings: worker.settings)
        entry?.picked(pick)
        replay = BodyReplay(bound: worker.settings.retry.maximumRetries > 0 ? worker.settings.retry.replayBytes : 0)
        upgradeOffer =
            head.offersUpgrade ? bytes.withUnsafeReadableBytes { UpgradeOffer(head, $0) } : nil
        namesBackend = !head.hasHost && head.form != .absolute
        var out = worker.takeBuffer()
        bytes.withUnsafeReadableBytes { readable in
            worker.settings.requestRewriter.write(
                head,
                UnsafeRawBufferPointer(rebasing: readable[..<headLength]),
                peer: identity.peer,
                isTrusted: identity.isPeerTrusted,
                authority: worker.settings.backends[pick.backend].authorityBytes,
                to: &out
            )
        }
        sentHead = out
        beginAttempt(pick.backend, now: now)
    }

    private func beginAttempt(_ backend: Int, now: Int64) {
        if worker.settings.limitsInFlight { enter(backend, now: now) } else { reach(backend, now: now) }
    }

    /// How long to wait for whoever is to speak next: the client while its request is not complete, then the backend.
    var responseWait: Int64 {
        let timeouts = worker.settings.timeouts
        return exchange?.isRequestSent == true ? timeouts.response : timeouts.requestBody
    }

    /// Sends the request on an idle connection, or opens one.
    func reach(_ backend: Int, now: Int64) {
        if let pooled = worker.takeIdle(backend) {
            send(on: pooled, fromPool: true, now: now)
        } else {
            connect(backend)
        }
    }

    /// Sends the request once more, to another backend.
    func retry(_ pick: Pick, after end: AttemptEnd, now: Int64) {
        guard let dispatched = dispatch, var head = sentHead else { return }
        let failed = dispatched.pick
        worker.settings.onRetry?(
            RetryEvent(
                atNanoseconds: now,
                failed: failed.backend,
                next: pick.backend,
                pick: pick.number,
                first: dispatched.firstBackend,
                attempt: dispatched.retry.attempts,
                end: end
            )
        )
        if failed.number == pick.number { worker.counters.repeats += 1 } else { worker.counters.retries += 1 }
        if namesBackend {
            let backends = worker.settings.backends
            worker.settings.requestRewriter.replaceHost(
                backends[failed.backend].authorityBytes,
                with: backends[pick.backend].authorityBytes,
                in: &head
            )
            sentHead = head
        }
        dispatch?.begin(pick, now: now, policy: worker.settings.retry)
        entry?.picked(pick)
        deadline = now + responseWait
        beginAttempt(pick.backend, now: now)
    }

    /// Sends the head, and what is there of the body, on a connection that is open.
    private func send(on upstream: UpstreamConnection, fromPool: Bool, now: Int64) {
        guard let sentHead else { return }
        self.upstream = upstream
        dispatch?.sentAt = now
        if let entry, let dispatch { entry.connected(isReused: fromPool, after: now - dispatch.attemptedAt) }
        upstream.begin(self, fromPool: fromPool)
        if exchange?.isRequestSent == true, keptBody == nil {
            upstream.writeAndFlush(sentHead)
        } else {
            upstream.write(sentHead)
            if let keptBody { upstream.write(keptBody) }
            forwardRequestBody()
            upstreamNeedsFlush = false
            self.upstream?.flush()
            closeIfRequestIsCut()
        }
    }

    /// Opens a connection to a backend, the picked one.
    func connect(_ backend: Int) {
        let attempt = dispatch?.attempt
        worker.connect(to: backend).assumeIsolated().whenComplete { [self] result in
            // It may have taken so long that the client is served, or gone.
            let isWanted = phase == .exchanging && upstream == nil && attempt == dispatch?.attempt
            switch result {
            case .success(let upstream):
                if isWanted { connected(upstream.value) } else { worker.keepIdle(upstream.value) }
            case .failure(let error):
                worker.counters.failedConnects += 1
                if isWanted { connectFailed(backend, error) }
            }
        }
    }

    private func connected(_ upstream: UpstreamConnection) {
        let now = worker.now()
        deadline = now + responseWait
        send(on: upstream, fromPool: false, now: now)
        updateReading()
    }

    private func connectFailed(_ backend: Int, _ error: any Error) {
        let failure = ConnectFailure(
            error,
            backend: worker.settings.backends[backend],
            timeouts: worker.settings.timeouts
        )
        attemptFailed(failure.end, failure.status, failure.reason)
    }

    /// Passes on what has arrived of the request's body.
    func forwardRequestBody() {
        guard let upstream, exchange?.isRequestSent == false, var bytes = inbox else { return }
        do throws(WireViolation) {
            let step = try bytes.withUnsafeReadableBytes { readable throws(WireViolation) in
                try requestBody.advance(readable)
            }
            upstreamNeedsFlush = true
            entry?.received(step.consumed)
            if let slice = bytes.getSlice(at: bytes.readerIndex, length: step.forwardable), step.forwardable > 0 {
                forward(slice, to: upstream)
            }
            bytes.moveReaderIndex(forwardBy: step.consumed)
            inbox = bytes.readableBytes > 0 ? bytes : nil
            if step.needsFinalLine { forward(ByteBuffer(string: "\r\n"), to: upstream) }
            if step.isFinished { exchange?.requestEnded() }
            deadline = worker.coarseNow + responseWait
        } catch {
            abandonUpstream()
            endDispatch(.cancelled)
            worker.counters.refusedHeads += 1
            if exchange?.awaitsResponse == true {
                var response = LocalResponse(status: error.status, reason: "\(error.reason)")
                response.flags = .downstreamProtocolError
                respond(response)
            } else {
                close()
            }
        }
    }

    /// Writes a part of the request's body, and keeps it while the request could be sent again.
    private func forward(_ bytes: ByteBuffer, to upstream: UpstreamConnection) {
        switch replay.passing(bytes.readableBytes) {
        case .keep:
            var kept = keptBody ?? ByteBuffer()
            keptBody = nil
            kept.writeImmutableBuffer(bytes)
            keptBody = kept
        case .discard:
            keptBody = nil
            exchange?.bodyForwarded()
        case .pass: break
        }
        upstream.write(bytes)
    }

    /// The backend takes more, or no more for now.
    func upstreamWritabilityChanged() {
        guard phase == .exchanging else { return }
        updateReading()
    }
}

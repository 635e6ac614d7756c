internal import Balancing
internal import HTTPWire
internal import NIOCore

/// The way of a request to its backend.
extension ClientConnection {
    /// Picks a backend for the request whose head is complete, and sends it there.
    func startExchange(_ bytes: ByteBuffer, headLength: Int) {
        let now = worker.now()
        worker.counters.requests += 1
        phase = .exchanging
        deadline = now + worker.settings.timeouts.response
        var exchange = Exchange(head)
        if worker.isDraining { exchange.closeClientAfterwards() }
        self.exchange = exchange
        requestBody = BodyProgress(head.framing)
        inbox?.moveReaderIndex(forwardBy: headLength)
        if bytes.readableBytes == headLength { inbox = nil }
        defer { head.reset() }
        guard head.method != .connect, head.method != .trace else {
            var response = LocalResponse(status: 405, reason: "this proxy does not offer CONNECT and TRACE")
            response.namesAllowedMethods = true
            respondWithoutPick(response)
            return
        }
        if head.method == .options, head.maxForwards == 0 {
            var response = LocalResponse(status: 200, reason: "Max-Forwards ends the way of this request here")
            response.namesAllowedMethods = true
            respondWithoutPick(response)
            return
        }
        let context = bytes.withUnsafeReadableBytes { readable in
            worker.settings.routing.context(head, readable, clientHash: clientHash, worker: worker.index, now: now)
        }
        guard let pick = worker.settings.balancer.pick(context) else {
            respondWithoutPick(LocalResponse(status: 503, reason: "no backend is eligible"))
            return
        }
        dispatch = Dispatch(pick: pick, context: context, pickedAt: now)
        var out = worker.takeBuffer()
        bytes.withUnsafeReadableBytes { readable in
            worker.settings.requestRewriter.write(
                head,
                UnsafeRawBufferPointer(rebasing: readable[..<headLength]),
                client: address,
                authority: worker.settings.backends[pick.backend].authorityBytes,
                to: &out
            )
        }
        sentHead = out
        if let pooled = worker.takeIdle(pick.backend) {
            send(on: pooled, fromPool: true, now: now)
        } else {
            connect(pick.backend)
        }
    }

    /// Sends the head, and what is there of the body, on a connection that is open.
    private func send(on upstream: UpstreamConnection, fromPool: Bool, now: Int64) {
        guard let sentHead else { return }
        self.upstream = upstream
        dispatch?.sentAt = now
        upstream.begin(self, fromPool: fromPool)
        if exchange?.isRequestSent == true {
            upstream.writeAndFlush(sentHead)
        } else {
            upstream.write(sentHead)
            forwardRequestBody()
            upstreamNeedsFlush = false
            self.upstream?.flush()
            closeIfRequestIsCut()
        }
    }

    /// Opens a connection to a backend, the picked one.
    func connect(_ backend: Int) {
        worker.connect(to: backend).assumeIsolated().whenComplete { [self] result in
            switch result {
            case .success(let upstream): connected(upstream.value)
            case .failure(let error): connectFailed(backend, error)
            }
        }
    }

    private func connected(_ upstream: UpstreamConnection) {
        guard phase == .exchanging, self.upstream == nil, dispatch?.pick.backend == upstream.backend else {
            worker.keepIdle(upstream)
            return
        }
        let now = worker.now()
        deadline = now + worker.settings.timeouts.response
        send(on: upstream, fromPool: false, now: now)
        updateReading()
    }

    private func connectFailed(_ backend: Int, _ error: any Error) {
        worker.counters.failedConnects += 1
        guard phase == .exchanging, upstream == nil else { return }
        let failure = ConnectFailure(
            error,
            backend: worker.settings.backends[backend],
            timeouts: worker.settings.timeouts
        )
        fail(failure.end, failure.status, failure.reason)
    }

    /// Passes on what has arrived of the request's body.
    func forwardRequestBody() {
        guard let upstream, exchange?.isRequestSent == false, var bytes = inbox else { return }
        do throws(WireViolation) {
            let step = try bytes.withUnsafeReadableBytes { readable throws(WireViolation) in
                try requestBody.advance(readable)
            }
            deadline = worker.coarseNow + worker.settings.timeouts.response
            exchange?.bodyForwarded()
            upstreamNeedsFlush = true
            if let slice = bytes.getSlice(at: bytes.readerIndex, length: step.forwardable), step.forwardable > 0 {
                upstream.write(slice)
            }
            bytes.moveReaderIndex(forwardBy: step.consumed)
            inbox = bytes.readableBytes > 0 ? bytes : nil
            if step.needsFinalLine { upstream.write(ByteBuffer(string: "\r\n")) }
            if step.isFinished { exchange?.requestEnded() }
        } catch {
            abandonUpstream()
            endDispatch(.cancelled)
            worker.counters.refusedHeads += 1
            if exchange?.awaitsResponse == true {
                respond(LocalResponse(status: error.status, reason: "\(error.reason)"))
            } else {
                close()
            }
        }
    }

    /// The backend takes more, or no more for now.
    func upstreamWritabilityChanged() {
        guard phase == .exchanging else { return }
        updateReading()
    }
}

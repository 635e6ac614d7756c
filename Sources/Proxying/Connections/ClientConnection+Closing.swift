internal import HTTPWire
internal import NIOCore
internal import NIOSSL

/// The ways in which a client's connection ends.
extension ClientConnection {
    /// Lets the present exchange be the last one.
    func drain() {
        switch phase {
        case .readingHead: if isHandshaking { close() } else { closeAfterWriting(lingers: false) }
        case .exchanging: exchange?.closeClientAfterwards()
        case .delayed, .tunnelling, .lingering, .closed: break
        }
    }

    /// Closes once everything is written; a client that may still be sending can read the answer before.
    func closeAfterWriting(lingers: Bool) {
        guard let context else { return }
        phase = .lingering
        inbox = nil
        deadline = worker.coarseNow + worker.settings.timeouts.response
        updateReading()
        let promise = context.eventLoop.makePromise(of: Void.self)
        promise.futureResult.assumeIsolated().whenComplete { [self] _ in
            isAllWritten = true
            if lingers, !isInputClosed {
                deadline = worker.coarseNow + worker.settings.timeouts.lingering
                self.context?.close(mode: .output, promise: nil)
            } else {
                close()
            }
        }
        // An empty write completes when everything before it is written.
        context.writeAndFlush(wrapOutboundOut(ByteBuffer()), promise: promise)
    }

    /// Closes at once, whatever is under way.
    ///
    /// By a reset where the client would take an orderly close for the end of the body.
    func close() {
        tunnel?.giveUp()
        if exchange?.endsByClosing == true {
            context?.channel.resetOnClose()
            if service.isSecure { return closeWithoutFarewell() }
        }
        context?.close(promise: nil)
    }

    /// Closes beneath TLS: its `close_notify` would tell the client that it has the whole body (RFC 8446 §6.1).
    private func closeWithoutFarewell() {
        let security = try? context?.pipeline.syncOperations.context(handlerType: NIOSSLServerHandler.self)
        (security ?? context)?.close(promise: nil)
    }

    /// Whether the backend has had its time for this attempt; a request that is not sent has not begun to count.
    private func attemptIsLate(_ now: Int64) -> Bool {
        guard let dispatch, dispatch.attemptDeadline < now, waitingTicket == nil, exchange?.awaitsResponse == true
        else { return false }
        return upstream == nil || exchange?.isRequestSent == true
    }

    /// Gives up what has taken too long.
    func enforceDeadline(_ now: Int64) {
        if phase == .exchanging, let dispatch {
            if dispatch.requestDeadline < now { return requestTimedOut() }
            if waitingTicket != nil, queueDeadline < now { return overflow("had no place for the request in time") }
        }
        let isAttemptLate = phase == .exchanging && attemptIsLate(now)
        guard deadline < now || isAttemptLate else { return }
        switch phase {
        case .readingHead:
            if deadlineIsIdle {
                close()
            } else {
                respond(LocalResponse(status: 408, reason: "the head of the request did not arrive in time"))
            }
        case .exchanging: exchangeTimedOut()
        case .tunnelling: tunnelTimedOut()
        case .delayed: break
        case .lingering, .closed: close()
        }
    }
}

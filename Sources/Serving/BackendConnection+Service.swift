internal import NIOCore
internal import Pacing

/// A request's time at its backend, from its last byte read to the first of its answer.
extension BackendConnection {
    /// Has the request served that has been read to its end.
    func serve(_ context: ChannelHandlerContext) {
        let route = reader.request.route
        failure = nil
        guard route.isLoad else {
            guard case .paused = backend.conduct else { return respond(context) }
            return backend.schedule(self, at: backend.resumes)
        }
        failure = backend.drawFailure()
        var delay: Int64 = 0
        if case .delay(let added) = route { delay = added }
        switch backend.admit(self, delay: delay) {
        case nil: respond(context)
        case .start(let until): beginService(until: until)
        case .queued(let ticket): self.ticket = ticket
        }
    }

    /// The request's turn has come; it is answered at `until`.
    func beginService(until: Int64) {
        ticket = nil
        serviceEnd = until
        backend.schedule(self, at: until)
    }
}

extension BackendConnection: NIOScheduledCallbackHandler {
    /// The service of the request is over, or the time to read a refusal.
    func handleScheduledCallback(eventLoop: some EventLoop) {
        if let end = serviceEnd {
            guard !isPostponed else {
                isPostponed = false
                return backend.schedule(self, at: end)
            }
            serviceEnd = nil
            backend.settle(at: end)
            backend.release(self, at: end)
        }
        guard let context else { return backend.forget(self) }
        switch phase {
        case .serving:
            respond(context)
            advance(context)
        case .closing: context.close(promise: nil)
        case .reading, .streaming: break
        }
    }
}

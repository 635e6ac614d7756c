internal import HTTPWire
internal import NIOCore
internal import NIOTLS

/// How a connection comes to speak TLS, and plain-HTTP clients to one that does.
extension ClientConnection {
    /// How long the client has to begin: the handshake counts as a part of its first head.
    var firstWait: Int64 {
        isHandshaking ? worker.settings.timeouts.requestHead : worker.settings.timeouts.clientIdle
    }

    /// Notes that the handshake is over, if this is what the event says.
    func noteHandshake(_ event: Any) {
        guard isHandshaking, case TLSUserEvent.handshakeCompleted? = event as? TLSUserEvent else { return }
        isHandshaking = false
        deadline = worker.now() + firstWait
        refuseBeyondLimit()
    }

    /// Counts a handshake that came to nothing.
    func noteFailedHandshake() {
        guard isHandshaking else { return }
        isHandshaking = false
        worker.counters.failedHandshakes += 1
    }

    /// Answers a client that there is no room for, as soon as it can be answered.
    func refuseBeyondLimit() {
        guard isBeyondLimit, !isHandshaking else { return }
        var response = LocalResponse(status: 503, reason: "there are as many connections as there may be")
        response.retryAfter = 1
        response.flags = .upstreamOverflow
        respond(response)
    }

    /// Tells the client to send the request again over TLS.
    func redirect(to target: RedirectTarget, _ bytes: ByteBuffer) {
        guard let location = bytes.withUnsafeReadableBytes({ target.location(head, $0) }) else {
            respondWithoutPick(LocalResponse(status: 400, reason: "the request names no host to be sent to"))
            return
        }
        var response = LocalResponse(status: target.status(head.method), reason: "this host is served over TLS")
        response.location = location
        respondWithoutPick(response)
    }
}

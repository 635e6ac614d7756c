internal import HTTPWire
internal import NIOCore

/// The change of protocol, after which the two connections are a tunnel (RFC 9110 §7.8).
extension ClientConnection {
    /// Passes a `101` on and joins the connections; bytes that came behind the two heads go first.
    ///
    /// - Returns: what is wrong with the `101`, if it cannot be passed on.
    func switchProtocols(
        _ upstream: UpstreamConnection,
        _ response: borrowing ResponseHead,
        _ bytes: ByteBuffer,
        headLength: Int
    ) -> String? {
        guard let offer = upgradeOffer, self.upstream === upstream, let context else {
            return "switched protocols without being asked to"
        }
        guard bytes.withUnsafeReadableBytes({ offer.covers(response, $0) }) else {
            return "switched to a protocol that the client did not offer"
        }
        guard exchange?.isRequestSent == true else { return "switched protocols in the middle of the request" }
        guard let framing = beginResponse(response) else { return nil }
        exchange?.switchProtocols()
        var out = worker.takeBuffer()
        writeHead(response, bytes, headLength, framing, to: &out)
        let client = TunnelEnd(.client, of: self)
        let backend = TunnelEnd(.backend, of: self)
        guard (try? context.pipeline.syncOperations.addHandler(client, position: .before(self))) != nil,
            upstream.enterTunnel(backend)
        else {
            close()
            return nil
        }
        phase = .tunnelling
        tunnel = client
        upgradeOffer = nil
        client.join(backend)
        client.pass(out)
        pass(bytes.getSlice(at: bytes.readerIndex + headLength, length: bytes.readableBytes - headLength), to: client)
        pass(inbox, to: backend)
        inbox = nil
        deadline = worker.coarseNow + worker.settings.timeouts.tunnel
        if isInputClosed { backend.finishOutput() }
        return nil
    }

    /// Passes on what came before the tunnel was there.
    private func pass(_ early: ByteBuffer?, to end: TunnelEnd) {
        if let early, early.readableBytes > 0 {
            tunnelPassed(early.readableBytes, from: end === tunnel ? .backend : .client)
            end.pass(early)
        }
        end.flush()
    }

    /// Bytes go through the tunnel: it is in use, and the access log counts them.
    func tunnelPassed(_ count: Int, from side: TunnelEnd.Side) {
        deadline = worker.coarseNow + worker.settings.timeouts.tunnel
        switch side {
        case .client: entry?.received(count)
        case .backend: entry?.sent(count)
        }
    }

    /// A connection of the tunnel was reset, or closed without having been finished.
    func tunnelBroke(at side: TunnelEnd.Side) {
        entry?.flag(side == .client ? .downstreamTermination : .upstreamTermination)
    }

    /// Nothing went through the tunnel for too long.
    func tunnelTimedOut() {
        entry?.flag(.streamIdleTimeout)
        close()
    }

    /// The client's end of the tunnel is closed; the other may still have something to write.
    func tunnelEnded() {
        tunnel?.outlive(within: worker.settings.timeouts.response)
        tunnel = nil
        upstream?.release()
        upstream = nil
        endDispatch(responseStatus.map { .answered(status: $0) } ?? .cancelled)
        entry?.close(now: worker.now())
    }
}

internal import NIOCore
internal import NIOPosix

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Parking client connections that wait for a request, and going on with them.
extension ProxyWorker {
    /// Connections parked in one go, which takes a millisecond or two; then the loop has its turn.
    private static let slice = 128

    /// Parks the connections that have waited long enough, from the `end`th down to the first.
    ///
    /// Downwards, because each that leaves has the last one of the registry put into its place.
    func parkIdle(below end: Int) {
        isParking = false
        guard let lot = settings.parkingLot, settings.timeouts.parking > 0, !isDraining else { return }
        let now = now()
        var index = min(end, clients.count)
        var left = ProxyWorker.slice
        while index > 0, left > 0 {
            index -= 1
            let client = clients.connections[index]
            if client.isParkable(now), park(client, in: lot) { left -= 1 }
        }
        guard index > 0 else { return }
        isParking = true
        let worker = NIOLoopBound(self, eventLoop: eventLoop)
        eventLoop.scheduleTask(in: .milliseconds(1)) { [index] in worker.value.parkIdle(below: index) }
    }

    /// Moves a connection to the lot: the lot watches it before its channel lets go of it.
    private func park(_ client: ClientConnection, in lot: ParkingLot) -> Bool {
        guard let descriptor = client.duplicateSocket() else { return false }
        guard lot.add(descriptor, worker: index) else {
            Self.close(descriptor)
            return false
        }
        parked.add(descriptor, deadline: client.deadline)
        client.leaveChannel()
        closed(client)
        return true
    }

    /// Goes on with parked connections that have something to say.
    ///
    /// One that was closed or reset meanwhile needs no channel to be forgotten.
    func wake(_ descriptors: [Int32]) {
        for descriptor in descriptors {
            guard let deadline = parked.take(descriptor) else { continue }
            settings.parkingLot?.remove(descriptor)
            if isOver(descriptor) {
                Self.close(descriptor)
                settings.connections.leave()
            } else {
                resume(descriptor, deadline: deadline)
            }
        }
    }

    /// Closes the parked connections whose deadline is before `now`.
    func closeParked(expiredBy now: Int64) {
        for descriptor in parked.takeExpired(now) {
            settings.parkingLot?.remove(descriptor)
            Self.close(descriptor)
            settings.connections.leave()
        }
    }

    /// Whether the peer has closed or reset the connection without sending anything before.
    private func isOver(_ descriptor: Int32) -> Bool {
        var byte: UInt8 = 0
        let count = recv(descriptor, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
        return count == 0 || count < 0 && errno != EAGAIN && errno != EINTR
    }

    /// Gives a connection a channel again, at once: nothing in this waits for anything.
    private func resume(_ descriptor: Int32, deadline: Int64) {
        let client = NIOLoopBound(
            ClientConnection(worker: self, service: .forward(isSecure: false), parkedUntil: deadline),
            eventLoop: eventLoop
        )
        _ = ClientBootstrap(group: eventLoop)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelOption(
                .recvAllocator,
                value: FixedSizeRecvByteBufferAllocator(capacity: ProxySettings.clientReadSize)
            )
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(client.value)
                }
            }
            .withConnectedSocket(descriptor)
        // A reset that came in this moment has taken the peer's address away; nobody is left to be answered.
        if client.value.context?.remoteAddress == nil { client.value.close() }
    }

    private static func close(_ descriptor: Int32) {
        #if canImport(Glibc)
            _ = Glibc.close(descriptor)
        #else
            _ = Darwin.close(descriptor)
        #endif
    }
}

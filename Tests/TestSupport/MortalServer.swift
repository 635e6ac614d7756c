internal import Synchronization

/// A backend that can be killed, connections and all, and started again on the same port.
package final class MortalServer: Sendable {
    /// The port, the same in every life.
    package let port: Int

    private let script: @Sendable (ScriptedPeer, String) throws -> Void
    private let server: Mutex<ScriptedServer?>
    private let life = Atomic<Int>(0)

    /// Requests received in all lives.
    package var requests: Int { received.load(ordering: .relaxed) }
    private let received = Atomic<Int>(0)

    /// Starts; `script` answers one request, whose head it is given.
    package init(_ script: @escaping @Sendable (ScriptedPeer, String) throws -> Void) throws {
        self.script = script
        server = Mutex(nil)
        let probe = try ScriptedServer { _ in }
        probe.stop()
        port = probe.port
        try start()
    }

    /// Listens again.
    package func start() throws {
        let current = life.load(ordering: .relaxed)
        let next = try ScriptedServer(port: port) { [self] peer in
            while true {
                let head = try peer.receiveHead()
                guard !head.isEmpty, life.load(ordering: .relaxed) == current else { return }
                received.add(1, ordering: .relaxed)
                try script(peer, head)
            }
        }
        server.withLock { $0 = next }
    }

    /// Stops listening; a connection that is open is closed when the next request comes.
    package func kill() {
        life.add(1, ordering: .relaxed)
        server.withLock { server in
            server?.stop()
            server = nil
        }
    }

    deinit {
        server.withLock { $0?.stop() }
    }
}

import Proxying
import TestSupport

/// Backends that answer every request with their names.
final class NamedBackends {
    let servers: [ScriptedServer]

    init(_ names: [String]) throws {
        servers = try names.map { name in
            try ScriptedServer { peer in
                while try !peer.receiveHead().isEmpty {
                    try peer.send(answer(name))
                }
            }
        }
    }

    deinit {
        for server in servers { server.stop() }
    }

    /// A backend by its place in the list of names.
    func upstream(_ index: Int, _ name: String, weight: Double = 1) -> Upstream {
        Upstream(name: name, host: "127.0.0.1", port: servers[index].port, weight: weight)
    }
}

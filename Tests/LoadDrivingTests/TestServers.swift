import LoadDriving
import Measuring
import TestSupport

/// A server that gives every request of every connection the same response.
func answering(_ response: String) throws -> ScriptedServer {
    try ScriptedServer { peer in
        while try !peer.receiveHead().isEmpty { try peer.send(response) }
    }
}

/// A response with a short body and, as a proxy would add them, lines of its own.
func ok(_ lines: String...) -> String {
    "HTTP/1.1 200 OK\r\n" + lines.map { $0 + "\r\n" }.joined() + "Content-Length: 5\r\n\r\nhello"
}

/// A plan for a server: few connections, and a number of requests.
func plan(_ server: ScriptedServer, connections: Int = 4, requests: Int64 = 100) -> LoadPlan {
    var plan = LoadPlan(url: "http://127.0.0.1:\(server.port)/")
    plan.connections = connections
    plan.limit = .requests(requests)
    plan.timeout = 10_000_000_000
    return plan
}

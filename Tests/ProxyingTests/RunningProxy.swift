import Balancing
import Proxying
import TestSupport

/// A proxy on a free port that stops when the value goes out of scope.
final class RunningProxy {
    let proxy: ReverseProxy
    let configuration: ProxyConfiguration
    var port: Int { proxy.port }

    init(_ ports: [Int], _ change: (inout ProxyConfiguration) -> Void = { _ in }) throws {
        var configuration = ProxyConfiguration(
            host: "127.0.0.1",
            port: 0,
            upstreams: ports.enumerated().map {
                Upstream(name: "backend-\($0.offset + 1)", host: "127.0.0.1", port: $0.element)
            },
            strategy: RoundRobin(seed: 1)
        )
        change(&configuration)
        self.configuration = configuration
        proxy = try ReverseProxy.start(configuration)
    }

    deinit {
        proxy.shutdown(graceNanoseconds: 0)
    }

    /// A proxy in front of one backend that runs a script.
    static func withBackend(
        _ change: (inout ProxyConfiguration) -> Void = { _ in },
        script: @escaping @Sendable (ScriptedPeer) throws -> Void,
        _ body: (RunningProxy, ScriptedServer) throws -> Void
    ) throws {
        let server = try ScriptedServer(script)
        defer { server.stop() }
        try body(try RunningProxy([server.port], change), server)
    }
}

/// A small answer.
func answer(_ text: String, _ fields: String = "") -> String {
    "HTTP/1.1 200 OK\r\nDate: x\r\nContent-Length: \(text.utf8.count)\r\n\(fields)\r\n\(text)"
}

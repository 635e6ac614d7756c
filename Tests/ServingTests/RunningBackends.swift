import Serving
import TestSupport

/// Starts backends on free ports, runs a test against them and shuts them down, whatever the test throws.
func withBackends<Value>(
    _ configurations: [BackendConfiguration],
    threads: Int = 1,
    _ body: (BackendGroup) throws -> Value
) throws -> Value {
    let group = try BackendGroup.start(configurations, threads: threads)
    let result = Result { try body(group) }
    try group.shutdown()
    return try result.get()
}

/// The same for one backend named `backend-1` and one connection to it.
func withBackend<Value>(
    _ configure: (inout BackendConfiguration) -> Void = { _ in },
    _ body: (RawSocket, BackendGroup) throws -> Value
) throws -> Value {
    var configuration = BackendConfiguration(name: "backend-1")
    configure(&configuration)
    return try withBackends([configuration]) { group in
        try body(RawSocket(port: group.ports[0]), group)
    }
}

/// A GET request with nothing but what HTTP/1.1 demands.
func get(_ path: String) -> String { "GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n" }

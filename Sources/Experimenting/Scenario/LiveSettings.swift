package import LoadDriving
package import Pacing
package import Reporting

/// The part of a scenario that has no meaning in virtual time: connections, threads and the request's bytes.
package struct LiveSettings: Sendable, Equatable {
    /// Concurrent connections (closed loop), or the most in flight (open loop).
    package var connections: Int?
    /// Generator threads.
    package var threads: Int?
    /// How long a virtual client of a closed loop thinks, as a distribution.
    package var thinkTime: String?
    /// Event loops of the proxy.
    package var proxyThreads: Int?
    /// What balances, as ``ProxyCatalog`` reads it.
    package var proxy: String?
    /// Failures in a row for which the proxy ejects a backend; 0 for never.
    package var ejectAfter: Int?
    /// The request's method.
    package var method: String?
    /// The request's header lines.
    package var headers: [String] = []
    /// The request's body.
    package var body: String?
    /// The file of the request's body.
    package var bodyFile: String?
    /// The bytes of a generated body.
    package var bodySize: Int?
    /// The requests that the load is mixed of.
    package var mix: [RequestKind] = []
    /// How they follow each other.
    package var mixOrder: RequestChoice.Order?
    /// The proxy's address.
    package var listen: HostPort?
    /// The port of the first backend.
    package var backendPort: Int?
    /// Whether an external target must be reachable at the start.
    package var probesTarget: Bool?
    /// The response header that names the backend.
    package var backendHeader: String?
    /// What a recorded run could not keep of itself: `body`, `requests`, or `header NAME`.
    package var omitted: [String] = []
    /// Which connection carries which request: the name of a ``ConnectionMode``.
    package var connectionMode: String?
    /// Whether to speak HTTP/2.
    package var http2: Bool?
    /// Requests in flight on each connection of HTTP/2.
    package var streams: Int?
    /// Whether any TLS certificate is accepted.
    package var insecure: Bool?
    /// The file of trusted authorities.
    package var authorities: String?
    /// The file of the client's certificate.
    package var certificate: String?
    /// The file of its key.
    package var key: String?
    /// Addresses of names.
    package var resolve: [String] = []
    /// The Unix socket to connect to.
    package var unixSocket: String?
    /// Whether responses may come compressed.
    package var compressed: Bool?
    /// Whether virtual clients keep cookies.
    package var cookies: Bool?
    /// Whether redirects are followed.
    package var followsRedirects: Bool?
    /// The statuses that count as success.
    package var expectedStatus: String?
    /// Header lines that a response must have.
    package var expectedHeaders: [String] = []
    /// The text that a body must contain.
    package var expectedBody: String?
    /// What is asked of the figures.
    package var checks: [CheckExpression] = []
}

/// The part of a scenario that has no meaning in virtual time: connections, threads and the request's bytes.
package struct LiveSettings: Sendable, Equatable {
    /// Concurrent connections (closed loop), or the most in flight (open loop).
    package var connections: Int?
    /// Generator threads.
    package var threads: Int?
    /// Event loops of the proxy.
    package var proxyThreads: Int?
    /// The request's method.
    package var method: String?
    /// The request's header lines.
    package var headers: [String] = []
    /// The request's body.
    package var body: String?
    /// Whether connections are used again.
    package var keepAlive: Bool?
}

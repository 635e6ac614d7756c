/// What load to drive: the request, the connections that carry it, and when each request is meant to leave.
///
/// A plan is a value; ``LoadDriver`` checks it before anything starts (see ``LoadPlanError``). All times are
/// nanoseconds.
package struct LoadPlan: Sendable {
    /// The absolute target, `http` or `https`.
    package var url: String
    /// The request method, sent as it is.
    package var method = "GET"
    /// Header lines in the form `Name: value`, added to those that libcurl sends by itself.
    package var headers: [String] = []
    /// The request body; `nil` for none.
    package var body: [UInt8]?
    /// Concurrent connections of a closed loop, or the most requests in flight of an open one, over all threads.
    package var connections = 50
    /// Generator threads; each drives its share of the connections with an event loop of its own.
    package var threads = 1
    /// Whether the next request waits for an answer (closed) or for its time (open).
    package var mode = LoadMode.closed
    /// How long requests are sent, and recorded, before the first one that counts.
    package var warmup: Int64 = 0
    /// When sending stops.
    package var limit = LoadLimit.duration(10_000_000_000)
    /// The most time from sending a request to its last byte, connecting included.
    package var timeout: Int64 = 30_000_000_000
    /// Whether connections are used again; if not, every request makes its own.
    package var keepAlive = true
    /// Whether any TLS certificate is accepted.
    package var insecure = false
    /// Whether to speak HTTP/2: by ALPN over TLS, with prior knowledge in clear text.
    package var http2 = false
    /// The response header that names the backend, in any case.
    package var backendHeader = "X-Backend-Id"
    /// Names of backends known beforehand; they get the numbers 1, 2, … in this order, new ones those after.
    package var knownBackends: [String] = []

    /// A plan for a target, with the defaults of the command line for all else.
    package init(url: String) {
        self.url = url
    }
}

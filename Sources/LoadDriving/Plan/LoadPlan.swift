package import Pacing

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
    /// The requests that the load is mixed of, which all have ``headers`` too; empty for the one of the fields above.
    package var mix: [RequestKind] = []
    /// How the requests of the mix follow each other.
    package var mixOrder = RequestChoice.Order.weighted
    /// Concurrent connections of a closed loop, or the most requests in flight of an open one, over all threads; in
    /// HTTP/2 connections in both, each with up to ``streams`` requests in flight.
    package var connections = 50
    /// Generator threads; each drives its share of the connections with an event loop of its own.
    package var threads = 1
    /// Whether the next request waits for an answer (closed) or for its time (open).
    package var mode = LoadMode.closed
    /// How long requests are sent, and recorded, before the first one that counts.
    package var warmup: Int64 = 0
    /// How long a virtual client of a closed loop thinks between an answer and its next request; `nil` for not at all.
    package var thinkTime: (any ServiceDistribution)?
    /// What seeds think times, the choice among the mix, and templates.
    package var seed: UInt64 = 1
    /// When sending stops.
    package var limit = LoadLimit.duration(10_000_000_000)
    /// The most time from sending a request to its last byte, connecting included.
    package var timeout: Int64 = 30_000_000_000
    /// Which connection carries which request.
    package var connectionMode = ConnectionMode.shared
    /// How connections to an `https` target are secured.
    package var tls = TLSSettings()
    /// Whether to speak HTTP/2: by ALPN over TLS, with prior knowledge in clear text.
    ///
    /// A target that answers in HTTP/1.1 all the same fails the request (``RequestError/http2Refused``).
    package var http2 = false
    /// Requests in flight on one connection of HTTP/2 at most; 1 in HTTP/1.1.
    package var streams = 1
    /// Addresses of names, `HOST:PORT:ADDRESS`, that need no look-up.
    package var resolve: [String] = []
    /// The path of a Unix socket to connect to, instead of the target's host and port.
    package var unixSocket: String?
    /// Whether responses may come compressed; they are unpacked, and bytes are counted as they came.
    package var acceptsCompressed = false
    /// Whether each virtual client keeps the cookies that it gets, and sends them back.
    package var keepsCookies = false
    /// Whether a redirect is followed, up to ``mostRedirects``; the request then ends with the last response.
    package var followsRedirects = false
    /// What a response must be like to count as a success.
    package var expectations = Expectations()
    /// The response header that names the backend, in any case.
    package var backendHeader = usualBackendHeader
    /// Names of backends known beforehand; they get the numbers 1, 2, … in this order, new ones those after.
    package var knownBackends: [String] = []

    /// The response header by which dummy backends name themselves.
    package static let usualBackendHeader = "X-Backend-Id"
    /// Redirects that one request follows at most.
    package static let mostRedirects = 10

    /// A plan for a target, with the defaults of the command line for all else.
    package init(url: String) {
        self.url = url
    }
}

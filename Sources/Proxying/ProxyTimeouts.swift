/// How long the proxy waits, in nanoseconds.
///
/// A sweep in each event loop enforces them all but the first; it runs at least four times within the shortest, so a
/// timeout fires at most a quarter late.
package struct ProxyTimeouts: Sendable, Equatable {
    /// For a connection to a backend; then 504.
    package var connect: Int64 = 5_000_000_000
    /// For the next bytes of a response, or for the client to take some; before the response's head, 504.
    package var response: Int64 = 60_000_000_000
    /// For the next bytes of a request's body; then 408.
    package var requestBody: Int64 = 60_000_000_000
    /// For the whole request, from its head to the end of its response; 0, the default, is no limit.
    package var request: Int64 = 0
    /// For the whole head of a request, from its first byte.
    package var requestHead: Int64 = 60_000_000_000
    /// For the next request on a client's connection.
    package var clientIdle: Int64 = 60_000_000_000
    /// For the next byte through a tunnel, in either direction, after a change of protocol; as long as is usual for
    /// HAProxy's `timeout tunnel`.
    package var tunnel: Int64 = 3_600_000_000_000
    /// How long a connection to a backend is kept without use.
    ///
    /// Just under the five seconds after which Node.js and many other servers close on their side: whoever closes
    /// first must be the proxy, or requests are written into connections that are about to go.
    package var upstreamIdle: Int64 = 4_000_000_000
    /// How long a closed connection is drained, so that the client can still read the last answer.
    package var lingering: Int64 = 2_000_000_000

    /// The defaults: five seconds to connect, four idle at a backend, two to linger, an hour for a tunnel, sixty for the rest.
    package init() {}

    /// The shortest of those that the sweep enforces.
    var shortest: Int64 {
        let always = min(response, requestHead, requestBody, clientIdle, tunnel, upstreamIdle, lingering)
        return request > 0 ? min(always, request) : always
    }
}

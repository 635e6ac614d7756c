/// What a proxy has done since it started.
package struct ProxyCounters: Sendable, Equatable {
    /// Requests whose head was accepted.
    package var requests: Int64 = 0
    /// Picks, and thus the number of the last one.
    package var picks: Int64 = 0
    /// Picks of each backend; their sum is ``picks``.
    package var picksPerBackend: [Int64] = []
    /// Requests that the proxy answered itself without any pick.
    package var answeredWithoutPick: Int64 = 0
    /// Attempts that did not get a connection.
    package var failedConnects: Int64 = 0
    /// Attempts that ended before any byte of the request could have reached the backend.
    package var unreachedAttempts: Int64 = 0
    /// Attempts that ended after the head was sent and before any byte of an answer, so that the backend may have
    /// received the request or not.
    package var brokenAttempts: Int64 = 0
    /// Picks beyond the first for the same request.
    package var retries: Int64 = 0
    /// Attempts at another backend under the number of the failed pick, because that one had received the request.
    package var repeats: Int64 = 0
    /// Requests repeated on a fresh connection because the pooled one turned out to be closed.
    package var staleRetries: Int64 = 0
    /// Final responses to clients by the first digit of their status, from 1xx (changes of protocol) to 5xx.
    package var responsesByClass: [Int64] = Array(repeating: 0, count: 5)
    /// Heads that were refused because their bytes break HTTP/1.1.
    package var refusedHeads: Int64 = 0
    /// Client connections that ended before the TLS handshake did.
    package var failedHandshakes: Int64 = 0
    /// Open client connections.
    package var clientConnections: Int64 = 0
    /// Open connections to backends, idle ones included.
    package var upstreamConnections: Int64 = 0

    /// All zero.
    package init() {}

    /// Adds what another event loop counted; picks are counted once for the whole proxy and left alone.
    mutating func add(_ other: ProxyCounters) {
        requests += other.requests
        answeredWithoutPick += other.answeredWithoutPick
        unreachedAttempts += other.unreachedAttempts
        brokenAttempts += other.brokenAttempts
        failedConnects += other.failedConnects
        retries += other.retries
        repeats += other.repeats
        staleRetries += other.staleRetries
        for index in responsesByClass.indices { responsesByClass[index] += other.responsesByClass[index] }
        refusedHeads += other.refusedHeads
        failedHandshakes += other.failedHandshakes
        clientConnections += other.clientConnections
        upstreamConnections += other.upstreamConnections
    }

    /// Counts a final response.
    mutating func countResponse(_ status: Int) {
        let index = status / 100 - 1
        if responsesByClass.indices.contains(index) { responsesByClass[index] += 1 }
    }

    /// Takes a final response back that was counted and never sent.
    mutating func uncountResponse(_ status: Int) {
        let index = status / 100 - 1
        if responsesByClass.indices.contains(index) { responsesByClass[index] -= 1 }
    }
}

extension LoadPlan {
    /// The most handles that one multi carries.
    ///
    /// libcurl finds a connection for a new transfer by walking the multi's connections from the oldest, so the
    /// cost of a request grows with them: on one multi of 1000 it is half as much again as on one of 64. From 8 to
    /// 64 no difference could be measured. A multi costs two descriptors and some kilobytes.
    static let handlesPerShard = 16

    /// The connections of a worker: an equal share, the first workers one more where it does not divide.
    func connections(ofWorker worker: Int) -> Int {
        connections / threads + (worker < connections % threads ? 1 : 0)
    }

    /// Requests that can be in flight at once, over all threads.
    package var mostInFlight: Int { connections * streams }

    /// Whether each multi has one connection and no more: then its handles cannot but use that one.
    ///
    /// So are clients pinned and streams multiplexed. It also numbers the connections of a Unix socket, which have no
    /// local port to be told apart by.
    var hasConnectionPerShard: Bool {
        http2 || connectionMode == .pinned || (unixSocket != nil && connectionMode == .shared)
    }

    /// How many handles each of the multis has that carry so many connections.
    func shardSizes(connections: Int) -> [Int] {
        if hasConnectionPerShard { return Array(repeating: streams, count: connections) }
        let count = (connections + Self.handlesPerShard - 1) / Self.handlesPerShard
        return (0..<count).map { connections / count + ($0 < connections % count ? 1 : 0) }
    }

    /// The most connections that one multi keeps, however many origins there are.
    static let keptPerShard = 1024

    /// How many connections a multi of so many handles keeps: each handle may need one to every origin in turn.
    func connectionsKept(handles: Int) -> Int {
        if hasConnectionPerShard { return 1 }
        // A redirect may lead to an origin of its own.
        let origins = origins.count + (followsRedirects ? 1 : 0)
        return connectionMode == .fresh ? handles : min(handles * origins, Self.keptPerShard)
    }

    /// Connections that are open at once over all threads if none is lost: those in use, and idle ones to other origins.
    package var connectionsKept: Int {
        guard !hasConnectionPerShard, connectionMode == .shared, origins.count > 1 else { return connections }
        return (0..<threads).flatMap { shardSizes(connections: connections(ofWorker: $0)) }
            .reduce(0) { $0 + connectionsKept(handles: $1) }
    }

    /// How many file descriptors driving this plan takes at most, for raising the process's limit beforehand.
    ///
    /// Each connection that is kept has its socket and, while another is opened in its place, a second one; each multi a pair
    /// for its wake-up and a pair for resolving names; each worker its epoll and its eventfd.
    package var fileDescriptorsNeeded: Int {
        (0..<threads).reduce(2 * connectionsKept) { sum, worker in
            sum + 2 + 4 * shardSizes(connections: connections(ofWorker: worker)).count
        }
    }
}

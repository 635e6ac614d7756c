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

    /// The sizes of the multis that carry so many connections, as equal as possible.
    static func shardSizes(connections: Int) -> [Int] {
        let count = (connections + handlesPerShard - 1) / handlesPerShard
        return (0..<count).map { connections / count + ($0 < connections % count ? 1 : 0) }
    }

    /// How many file descriptors driving this plan takes at most, for raising the process's limit beforehand.
    ///
    /// Each connection has its socket and, while another is opened in its place, a second one; each multi a pair
    /// for its wake-up and a pair for resolving names; each worker its epoll and its eventfd.
    package var fileDescriptorsNeeded: Int {
        (0..<threads).reduce(2 * connections) { sum, worker in
            sum + 2 + 4 * Self.shardSizes(connections: connections(ofWorker: worker)).count
        }
    }
}

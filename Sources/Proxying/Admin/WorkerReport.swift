/// What one event loop counted so far, and what it holds.
struct WorkerReport: Sendable {
    var counters: ProxyCounters
    /// Idle connections to each backend.
    var idleConnections: [Int]
    var responseTimes: ResponseTimes

    /// Adds what another event loop has.
    mutating func add(_ other: WorkerReport) {
        counters.add(other.counters)
        // Within a reload the one loop may know of a backend, the other not yet.
        for (index, count) in other.idleConnections.enumerated() where index < idleConnections.count {
            idleConnections[index] += count
        }
        responseTimes.add(other.responseTimes)
    }
}

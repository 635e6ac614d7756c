/// What one event loop counted so far, and what it holds.
struct WorkerReport: Sendable {
    var counters: ProxyCounters
    /// Idle connections to each backend.
    var idleConnections: [Int]
    var responseTimes: ResponseTimes

    /// Adds what another event loop has.
    mutating func add(_ other: WorkerReport) {
        counters.add(other.counters)
        for index in idleConnections.indices { idleConnections[index] += other.idleConnections[index] }
        responseTimes.add(other.responseTimes)
    }
}

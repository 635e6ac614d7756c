/// Connections, their load and their phases, while they are being counted.
struct ConnectionTally: Sendable {
    private var opened: Int64 = 0
    private var lookup = LatencyHistogram(resolution: .twoDigits)
    private var connect = LatencyHistogram(resolution: .twoDigits)
    private var tls = LatencyHistogram(resolution: .twoDigits)
    private var firstByte = LatencyHistogram()
    /// Requests by worker and number of the connection.
    private var requests: [[Int32]] = []

    /// Takes a connection that was made.
    mutating func add(_ opening: ConnectionOpening) {
        opened += 1
        lookup.record(Int64(opening.phases.lookupMicroseconds) * 1000)
        connect.record(Int64(opening.phases.connectMicroseconds) * 1000)
        if opening.phases.tlsMicroseconds > 0 { tls.record(Int64(opening.phases.tlsMicroseconds) * 1000) }
    }

    /// Takes a request of either phase.
    @inline(__always)
    mutating func add(_ sample: borrowing RequestSample) {
        let (worker, connection) = (Int(sample.worker), Int(sample.connection))
        if connection > 0, worker >= 0 {
            if worker >= requests.count || connection > requests[worker].count { reserve(worker, connection) }
            requests[worker][connection - 1] += 1
        }
        if sample.phase == .measured, sample.error == .none, sample.firstByteNanoseconds > 0 {
            firstByte.record(sample.firstByteNanoseconds - sample.sentNanoseconds)
        }
    }

    private mutating func reserve(_ worker: Int, _ connection: Int) {
        while requests.count <= worker { requests.append([]) }
        let room = max(connection, requests[worker].count * 2)
        requests[worker] += repeatElement(0, count: room - requests[worker].count)
    }

    /// Takes another tally of the same run.
    mutating func merge(_ other: ConnectionTally) {
        opened += other.opened
        lookup.merge(other.lookup)
        connect.merge(other.connect)
        tls.merge(other.tls)
        firstByte.merge(other.firstByte)
        for (worker, counts) in other.requests.enumerated() where !counts.isEmpty {
            reserve(worker, counts.count)
            for (index, count) in counts.enumerated() { requests[worker][index] += count }
        }
    }

    /// The connections, of which so many were expected.
    func summary(expected: Int64?) -> ConnectionSummary {
        let counts = requests.joined().filter { $0 > 0 }.map(Int64.init).sorted()
        guard let least = counts.first, let most = counts.last else {
            return ConnectionSummary(opened: opened, expected: expected, load: ConnectionSummary.Load())
        }
        let mean = Double(counts.reduce(0, +)) / Double(counts.count)
        return ConnectionSummary(
            opened: opened,
            expected: expected,
            load: ConnectionSummary.Load(
                min: least,
                mean: mean.rounded(toPlaces: 3),
                p50: counts[(counts.count - 1) / 2],
                max: most
            )
        )
    }

    /// The phases.
    var phases: PhaseSummary {
        PhaseSummary(
            nameLookup: lookup.summary,
            connect: connect.summary,
            tls: tls.summary,
            firstByte: firstByte.summary
        )
    }
}

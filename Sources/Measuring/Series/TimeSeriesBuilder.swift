/// Makes a ``TimeSeries`` from a run's samples, in one pass and in any order.
///
/// Apart from ``SummaryBuilder``, because only formats with charts pay for it. Memory is bounded by slots and backends,
/// whatever the number of samples: half a megabyte, and 2 kB for each backend.
public struct TimeSeriesBuilder: Sendable {
    private let slots: TimeSlots
    private let backends: Int
    private var requests: [UInt32]
    private var failures: [UInt32]
    /// Timed requests by slot and band, slot after slot.
    private var bands: [UInt32]
    private var longest: [Int64]
    /// Requests by slot and backend, slot after slot.
    private var requestsOfBackend: [UInt32]
    /// By slot and backend: requests in flight at the slot's start less those at the start of the slot before.
    private var steps: [Int32]
    /// By slot and backend: nanoseconds in flight in the slot, of requests that were sent in it, less those that were
    /// left of it when requests ended in it.
    private var rests: [Int64]

    /// A builder for a run with that measured interval and number of backends.
    public init(interval: Range<Int64>, backends: Int) {
        slots = TimeSlots(over: interval)
        self.backends = backends
        requests = Array(repeating: 0, count: slots.count)
        failures = Array(repeating: 0, count: slots.count)
        bands = Array(repeating: 0, count: slots.count * LatencyBands.count)
        longest = Array(repeating: 0, count: slots.count)
        requestsOfBackend = Array(repeating: 0, count: slots.count * backends)
        steps = Array(repeating: 0, count: slots.count * backends)
        rests = Array(repeating: 0, count: slots.count * backends)
    }

    /// Takes one request of the run, of either phase.
    public mutating func add(_ sample: borrowing RequestSample) {
        let backend = Int(sample.backend) - 1
        let isKnown = backend >= 0 && backend < backends
        if isKnown { addInFlight(sample, backend) }
        guard sample.phase == .measured, let slot = slots.slot(of: sample.scheduledNanoseconds) else { return }
        requests[slot] += 1
        if sample.error != .none { failures[slot] += 1 }
        if isKnown { requestsOfBackend[slot * backends + backend] += 1 }
        guard sample.error.isTimed else { return }
        bands[slot * LatencyBands.count + LatencyBands.band(of: sample.latencyNanoseconds)] += 1
        longest[slot] = max(longest[slot], sample.latencyNanoseconds)
    }

    /// A request is in flight from its send to its end, as far as that lies in the interval.
    private mutating func addInFlight(_ sample: borrowing RequestSample, _ backend: Int) {
        let start = max(sample.sentNanoseconds, slots.interval.lowerBound)
        let end = min(sample.finishedNanoseconds, slots.interval.upperBound)
        guard start < end, let first = slots.slot(of: start), let last = slots.slot(of: end - 1) else { return }
        rests[first * backends + backend] += slots.moments(of: first).upperBound - start
        if first + 1 < slots.count { steps[(first + 1) * backends + backend] += 1 }
        rests[last * backends + backend] -= slots.moments(of: last).upperBound - end
        if last + 1 < slots.count { steps[(last + 1) * backends + backend] -= 1 }
    }

    /// Takes everything that a builder of the same interval and number of backends has taken.
    public mutating func merge(_ other: TimeSeriesBuilder) {
        Self.add(other.requests, to: &requests)
        Self.add(other.failures, to: &failures)
        Self.add(other.bands, to: &bands)
        Self.add(other.requestsOfBackend, to: &requestsOfBackend)
        Self.add(other.steps, to: &steps)
        Self.add(other.rests, to: &rests)
        for (slot, time) in other.longest.enumerated() { longest[slot] = max(longest[slot], time) }
    }

    private static func add<Count: FixedWidthInteger>(_ counts: [Count], to sums: inout [Count]) {
        for (index, count) in counts.enumerated() { sums[index] += count }
    }

    /// The series of all samples taken.
    public func series() -> TimeSeries {
        TimeSeries(
            slots: slots,
            requests: requests.map(Int64.init),
            failures: failures.map(Int64.init),
            p50: (0..<slots.count).map { percentile(50, in: $0) },
            p99: (0..<slots.count).map { percentile(99, in: $0) },
            heat: LatencyHeat(bands: bands, slots: slots.count),
            requestsOfBackend: (0..<backends).map { backend in
                (0..<slots.count).map { Int64(requestsOfBackend[$0 * backends + backend]) }
            },
            inFlight: (0..<backends).map(inFlight)
        )
    }

    /// Nearest rank, as the upper end of its band and never above the longest time.
    private func percentile(_ percentile: Int64, in slot: Int) -> Int64? {
        let counts = bands[slot * LatencyBands.count..<(slot + 1) * LatencyBands.count]
        let total = counts.reduce(Int64(0)) { $0 + Int64($1) }
        guard total > 0 else { return nil }
        let rank = (total * percentile + 99) / 100
        var seen: Int64 = 0
        for (band, count) in counts.enumerated() {
            seen += Int64(count)
            if seen >= rank { return min(LatencyBands.lowerEdge(of: band + 1) - 1, longest[slot]) }
        }
        return longest[slot]
    }

    private func inFlight(_ backend: Int) -> [Double] {
        var level: Int64 = 0
        return (0..<slots.count).map { slot in
            level += Int64(steps[slot * backends + backend])
            let moments = slots.moments(of: slot)
            let length = moments.upperBound - moments.lowerBound
            return Double(level * length + rests[slot * backends + backend]) / Double(length)
        }
    }
}

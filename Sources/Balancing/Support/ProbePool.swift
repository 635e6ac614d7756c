/// The answers to probes that a Prequal client holds, oldest first, and what it knows of requests in flight.
struct ProbePool: Sendable {
    private struct Entry: BitwiseCopyable {
        var backend: Int
        var answer: ProbeAnswer
        var uses = 0.0
    }

    /// The most answers held.
    let capacity: Int
    private var entries: [Entry] = []
    /// The requests in flight of the last 64 answers, in order of arrival, and the same sorted.
    private var recent: [Int] = []
    private var sorted: [Int] = []
    private var oldestRecent = 0
    private var removesWorst = true

    init(capacity: Int) { self.capacity = capacity }

    /// The number of answers held.
    var count: Int { entries.count }

    /// Keeps an answer; when the pool is full the oldest goes.
    mutating func add(_ answer: ProbeAnswer, of backend: Int) {
        if entries.count == capacity { entries.removeFirst() }
        entries.append(Entry(backend: backend, answer: answer))
        if recent.count < 64 {
            recent.append(answer.inFlight)
        } else {
            sorted.remove(at: rank(of: recent[oldestRecent]))
            recent[oldestRecent] = answer.inFlight
            oldestRecent = (oldestRecent + 1) % recent.count
        }
        sorted.insert(answer.inFlight, at: rank(of: answer.inFlight))
    }

    /// Drops answers older than one second and those of backends that are no longer eligible.
    mutating func dropStale(at now: Int64, in pool: borrowing BackendPool) {
        for position in entries.indices.reversed() {
            let entry = entries[position]
            if now - entry.answer.answeredAtNanoseconds > 1_000_000_000 || !pool.isEligible(entry.backend) {
                entries.remove(at: position)
            }
        }
    }

    /// The best answer by the hot–cold lexicographic rule.
    func best(quantile: Double) -> (position: Int, backend: Int)? {
        let threshold = threshold(quantile)
        guard var best = entries.indices.first else { return nil }
        for position in entries.indices.dropFirst() where precedes(position, best, threshold) { best = position }
        return (best, entries[best].backend)
    }

    /// Counts a use of an answer, and the request that it led to in every answer of that backend; drops the answer once
    /// it has been used up.
    mutating func use(_ position: Int, most: Double) {
        entries[position].uses += 1
        let backend = entries[position].backend
        for index in entries.indices where entries[index].backend == backend { entries[index].answer.inFlight += 1 }
        if entries[position].uses >= most { entries.remove(at: position) }
    }

    /// Removes the worst answer and the oldest in turn.
    mutating func removeWorstOrOldest(quantile: Double) {
        defer { removesWorst.toggle() }
        guard var worst = entries.indices.first else { return }
        if removesWorst {
            let threshold = threshold(quantile)
            for position in entries.indices where precedes(worst, position, threshold) { worst = position }
        }
        entries.remove(at: worst)
    }

    private func threshold(_ quantile: Double) -> Int {
        guard let last = sorted.indices.last else { return 0 }
        return sorted[Int((Double(last) * quantile).rounded(.down))]
    }

    private func precedes(_ left: Int, _ right: Int, _ threshold: Int) -> Bool {
        let (left, right) = (entries[left].answer, entries[right].answer)
        let (leftHot, rightHot) = (left.inFlight > threshold, right.inFlight > threshold)
        if leftHot != rightHot { return rightHot }
        return leftHot
            ? left.inFlight < right.inFlight : left.latencyNanoseconds < right.latencyNanoseconds
    }

    /// The number of sorted values below one.
    private func rank(of value: Int) -> Int {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// How requests ended and when, while they are being counted.
struct OutcomeTally: Sendable {
    var warmup: Int64 = 0
    private(set) var sent: Int64 = 0
    private(set) var sentInTime: Int64 = 0
    private var byError = Array(repeating: Int64(0), count: RequestError.allCases.count)
    private var byStatus = Array(repeating: Int64(0), count: 1000)
    private var completedInInterval: Int64 = 0
    private var bytesInInterval: Int64 = 0
    private var firstScheduled = Int64.max
    private var lastScheduled = Int64.min

    /// Takes a request of either phase for the rate of completions.
    @inline(__always)
    mutating func addCompletion(_ sample: borrowing RequestSample, interval: Range<Int64>) {
        let finished = sample.finishedNanoseconds
        if sample.error == .none, finished > interval.lowerBound, finished <= interval.upperBound {
            completedInInterval += 1
            bytesInInterval += sample.bytesReceived
        }
    }

    /// Takes a measured request.
    @inline(__always)
    mutating func add(_ sample: borrowing RequestSample, intervalEnd: Int64) {
        sent += 1
        if sample.sentNanoseconds <= intervalEnd { sentInTime += 1 }
        byError[Int(sample.error.rawValue)] += 1
        if sample.status > 0, sample.status < 1000 { byStatus[Int(sample.status)] += 1 }
        firstScheduled = min(firstScheduled, sample.scheduledNanoseconds)
        lastScheduled = max(lastScheduled, sample.scheduledNanoseconds)
    }

    /// Takes another tally of the same run.
    mutating func merge(_ other: OutcomeTally) {
        warmup += other.warmup
        sent += other.sent
        sentInTime += other.sentInTime
        for index in byError.indices { byError[index] += other.byError[index] }
        for index in byStatus.indices { byStatus[index] += other.byStatus[index] }
        completedInInterval += other.completedInInterval
        bytesInInterval += other.bytesInInterval
        firstScheduled = min(firstScheduled, other.firstScheduled)
        lastScheduled = max(lastScheduled, other.lastScheduled)
    }

    /// The counts of a summary.
    func counts(dropped: Int64) -> RequestCounts {
        let succeeded = byError[Int(RequestError.none.rawValue)]
        let errors = RequestError.allCases.filter { $0 != .none && byError[Int($0.rawValue)] > 0 }
        let statuses = byStatus.indices.filter { byStatus[$0] > 0 }
        return RequestCounts(
            sent: sent,
            succeeded: succeeded,
            failed: sent - succeeded,
            dropped: dropped,
            warmup: warmup,
            byStatus: Dictionary(uniqueKeysWithValues: statuses.map { (String($0), byStatus[$0]) }),
            byError: Dictionary(uniqueKeysWithValues: errors.map { ($0.name, byError[Int($0.rawValue)]) })
        )
    }

    /// The rates of a summary.
    ///
    /// The time over which an open loop intended its requests is the measured interval, or the schedule's own length
    /// where that is shorter: a run of `-n` requests lasts until the last answer, long after an overloaded target
    /// was asked for it. The schedule's length is the mean spacing times the number of requests.
    func throughput(mode: LoadMode, dropped: Int64, interval: Range<Int64>) -> Throughput {
        let seconds = Double(interval.upperBound - interval.lowerBound) / 1e9
        guard seconds > 0 else { return Throughput() }
        var intendedSeconds = seconds
        if mode == .open, sent > 1, lastScheduled > firstScheduled {
            let spacing = Double(lastScheduled - firstScheduled) / 1e9 / Double(sent - 1)
            intendedSeconds = min(seconds, spacing * Double(sent + dropped))
        }
        return Throughput(
            attemptedPerSecond: (Double(sent + dropped) / intendedSeconds).rounded(toPlaces: 3),
            achievedPerSecond: (Double(completedInInterval) / seconds).rounded(toPlaces: 3),
            bytesPerSecond: (Double(bytesInInterval) / seconds).rounded(toPlaces: 3)
        )
    }
}

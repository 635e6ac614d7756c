/// What one backend had to do in a run, by all rows that name it.
struct BackendLoad: Sendable {
    /// Requests that ended there.
    private(set) var requests: Int64 = 0
    /// Those of them that failed.
    private(set) var failures: Int64 = 0
    /// Nanoseconds that requests spent there, from the send to the last byte, added up.
    private(set) var busyNanoseconds: Int64 = 0
    /// The same of those that failed.
    private(set) var failedNanoseconds: Int64 = 0

    /// Takes one request that ended at this backend.
    @inline(__always)
    mutating func add(_ sample: borrowing RequestSample) {
        requests += 1
        busyNanoseconds &+= sample.serviceNanoseconds
        if sample.error != .none {
            failures += 1
            failedNanoseconds &+= sample.serviceNanoseconds
        }
    }

    /// Takes what another tally of the same backend has taken.
    mutating func merge(_ other: BackendLoad) {
        requests += other.requests
        failures += other.failures
        busyNanoseconds &+= other.busyNanoseconds
        failedNanoseconds &+= other.failedNanoseconds
    }

    /// Requests that succeeded.
    var successes: Int64 { requests - failures }

    /// The mean time of a request that failed, in nanoseconds.
    var meanFailure: Double { failures == 0 ? 0 : Double(failedNanoseconds) / Double(failures) }

    /// The mean time of a request that succeeded, in nanoseconds.
    var meanSuccess: Double {
        successes == 0 ? 0 : Double(busyNanoseconds - failedNanoseconds) / Double(successes)
    }
}

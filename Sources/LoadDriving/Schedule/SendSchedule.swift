internal import Measuring

/// When a worker's requests are meant to leave: what a closed and an open loop differ in.
///
/// The worker asks ``next(at:inFlight:)``, waits as long as it says, and takes the request. All times are in the
/// run's time.
protocol SendSchedule {
    /// Whether a request is meant to leave whenever a connection is free, so that it cannot be late.
    static var isClosed: Bool { get }

    /// The start of the measured phase, or `nil` while that is not known.
    var measuringStart: Int64? { get }

    /// The moment to look at the schedule again while every connection is in use, or ``CurlShard/noDeadline``.
    var deadline: Int64 { get }

    /// What comes next.
    mutating func next(at now: Int64, inFlight: Int) -> NextSend

    /// Takes the request that is due; `nil` if another worker took the last one.
    mutating func take(at now: Int64) -> Ticket?

    /// How many requests were due by the deadline of the load, and found no free connection until it passed.
    ///
    /// Asked once, at the end, when sending is over though requests are due.
    mutating func countUnsent() -> Int64
}

/// What a schedule says to a worker that could send.
enum NextSend: Equatable {
    /// The next request is meant to leave at this time, now or later.
    case due(Int64)
    /// Requests follow when the other workers have finished their warm-up.
    case waiting
    /// The deadline has passed; what is due may still leave if a connection is free this moment.
    case overdue
    /// Nothing follows.
    case ended
}

/// The right to send one request.
struct Ticket: Equatable {
    let sequence: Int64
    /// When it was meant to leave.
    let scheduled: Int64
    let phase: RunPhase
}

internal import Measuring
internal import Pacing

/// An open loop: requests leave at the arrivals of a shape, of which each worker takes its share.
///
/// Worker w of t takes the arrivals w, w + t, w + 2t, … of the same shape, so all workers together send exactly the
/// schedule that one would. The arrival with index i has the sequence number i + 1.
struct OpenSchedule<Shape: ArrivalShape>: SendSchedule {
    static var isClosed: Bool { false }

    private var shape: Shape
    private let start: Int64
    private let warmup: Int64
    private let limit: LoadLimit
    private let workers: Int64
    /// The offset of the worker's next arrival from the start of the load, and its index in the whole shape.
    private var offset: Int64? = -1
    private var index: Int64 = -1
    /// The index of the first measured arrival, once an arrival has passed the warm-up.
    private var firstMeasured: Int64?

    /// The schedule of one worker, from the start of the load on.
    init(shape: Shape, start: Int64, warmup: Int64, limit: LoadLimit, worker: Int, workers: Int) {
        self.shape = shape
        self.start = start
        self.warmup = warmup
        self.limit = limit
        self.workers = Int64(workers)
        advance(by: Int64(worker) + 1)
    }

    var measuringStart: Int64? { start + warmup }

    /// At the end of a duration, what is due and has no connection is counted as unsent.
    var deadline: Int64 {
        if case .duration(let duration) = limit { start + warmup + duration } else { CurlShard.noDeadline }
    }

    mutating func next(at now: Int64, inFlight: Int) -> NextSend {
        guard let offset else { return .ended }
        return now >= deadline ? .overdue : .due(start + offset)
    }

    mutating func take(at now: Int64) -> Ticket? {
        guard let offset else { return nil }
        let phase = offset < warmup ? RunPhase.warmup : .measured
        let ticket = Ticket(sequence: index + 1, scheduled: start + offset, phase: phase)
        advance(by: workers)
        return ticket
    }

    mutating func countUnsent() -> Int64 {
        var count: Int64 = 0
        while offset != nil {
            count += 1
            advance(by: workers)
        }
        return count
    }

    /// Goes so many arrivals forward, and ends the schedule at the limit.
    private mutating func advance(by count: Int64) {
        for _ in 0..<count {
            index += 1
            offset = shape.nextArrival()
            guard let offset else { return }
            if firstMeasured == nil, offset >= warmup { firstMeasured = index }
        }
        guard let arrival = offset, let firstMeasured else { return }
        switch limit {
        case .duration(let duration):
            if arrival >= warmup + duration { offset = nil }
        case .requests(let count):
            if index - firstMeasured >= count { offset = nil }
        }
    }
}

internal import Measuring

/// A closed loop: each connection sends its next request when the one before has ended.
///
/// The two phases are apart: every worker's warm-up requests have finished before the first measured one leaves, so
/// that the picks of the measured ones follow each other without a gap.
struct ClosedSchedule: SendSchedule {
    private enum Stage {
        case warmingUp
        case draining(hasArrived: Bool)
        case measuring(since: Int64)
    }

    static var isClosed: Bool { true }

    private let control: RunControl
    private let warmupEnd: Int64
    private let limit: LoadLimit
    private var stage: Stage
    private var isExhausted = false

    /// The schedule of one worker, from the start of the load on.
    init(control: RunControl, start: Int64, warmup: Int64, limit: LoadLimit) {
        self.control = control
        self.limit = limit
        warmupEnd = start + warmup
        stage = warmup > 0 ? .warmingUp : .measuring(since: start)
    }

    var measuringStart: Int64? {
        if case .measuring(let start) = stage { start } else { nil }
    }

    /// The end of the phase: with every connection in use, or every client thinking, nothing else ends it in time.
    var deadline: Int64 {
        switch (stage, limit) {
        case (.warmingUp, _): warmupEnd
        case (.measuring(let start), .duration(let duration)): start + duration
        default: CurlShard.noDeadline
        }
    }

    mutating func next(at now: Int64, inFlight: Int) -> NextSend {
        if case .warmingUp = stage {
            if now < warmupEnd { return .due(now) }
            stage = .draining(hasArrived: false)
        }
        if case .draining(let hasArrived) = stage {
            guard inFlight == 0 else { return .waiting }
            if !hasArrived {
                stage = .draining(hasArrived: true)
                if control.drained.arrive(at: now) { control.wakeAll() }
            }
            guard let start = control.drained.openedAt else { return .waiting }
            stage = .measuring(since: start)
        }
        guard case .measuring(let start) = stage, !isExhausted else { return .ended }
        // Without a warm-up the workers are ready before the load starts; what left early would be outside the figures.
        if now < start { return .due(start) }
        if case .duration(let duration) = limit, now >= start + duration { return .ended }
        return .due(now)
    }

    mutating func take(at now: Int64) -> Ticket? {
        guard measuringStart != nil else {
            return Ticket(sequence: control.nextSequence(), scheduled: now, phase: .warmup)
        }
        if case .requests(let count) = limit, !control.takeMeasured(of: count) {
            isExhausted = true
            return nil
        }
        return Ticket(sequence: control.nextSequence(), scheduled: now, phase: .measured)
    }

    mutating func countUnsent() -> Int64 { 0 }
}

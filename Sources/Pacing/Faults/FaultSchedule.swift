/// The faults of one backend in the order of their times, taken as time goes by.
///
/// Two at the same time keep the order in which they were given, as in a simulation: an end that was written before the
/// next beginning comes before it.
public struct FaultSchedule: Sendable {
    private let faults: [ScheduledFault]
    private var taken = 0

    /// The schedule of the backend with this index; faults of others are left out.
    public init(_ faults: [ScheduledFault], backend: Int) {
        // The sort of the standard library is stable, though not by promise; the offset makes it so.
        self.faults = faults.enumerated().filter { $0.element.backend == backend }
            .sorted { ($0.element.atNanoseconds, $0.offset) < ($1.element.atNanoseconds, $1.offset) }
            .map(\.element)
    }

    /// Whether there is nothing to come.
    public var isDone: Bool { taken == faults.count }

    /// When the next fault is due, in nanoseconds since the start of the load; `nil` after the last.
    public var next: Int64? { isDone ? nil : faults[taken].atNanoseconds }

    /// Whether the backend crashes at any time.
    public var hasCrash: Bool { faults.contains { $0.conduct == .crashed } }

    /// The conducts that are due at a moment since the start of the load, in order; each is returned once.
    public mutating func takeDue(at elapsed: Int64) -> [ScheduledFault.Conduct] {
        let due = faults[taken...].prefix { $0.atNanoseconds <= elapsed }
        taken += due.count
        return due.map(\.conduct)
    }
}

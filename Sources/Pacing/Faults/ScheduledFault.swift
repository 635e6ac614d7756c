/// What a backend does from a moment on, until another fault or recovery.
///
/// The dummy backends of a run and the servers of a simulation follow the same schedule: what is wrong, where and when
/// is the same in both worlds, and the clock is that of the load in both.
public struct ScheduledFault: BitwiseCopyable, Sendable, Equatable {
    /// A backend's conduct.
    public enum Conduct: BitwiseCopyable, Sendable, Equatable {
        /// Works as configured.
        case healthy
        /// Work that starts takes this many times as long.
        case slow(factor: Double)
        /// Each answer takes this many nanoseconds, whatever the demand.
        case fixed(nanoseconds: Int64)
        /// Fails each new request after this many nanoseconds, without queueing.
        case failing(nanoseconds: Int64)
        /// Refuses new requests at once; those that it holds fail.
        case crashed
        /// Stands still for this many nanoseconds, as in a stop-the-world garbage collection: work in progress ends so
        /// much later, and what arrives waits.
        case paused(nanoseconds: Int64)
    }

    /// The moment, in nanoseconds since the start of the load.
    public var atNanoseconds: Int64
    /// The backend's index.
    public var backend: Int
    /// What it does from then on.
    public var conduct: Conduct

    /// A change of conduct.
    public init(atNanoseconds: Int64, backend: Int, conduct: Conduct) {
        self.atNanoseconds = atNanoseconds
        self.backend = backend
        self.conduct = conduct
    }

    /// A conduct that a backend takes on at the start of every period and keeps for a while, until an end where the last
    /// one is cut short.
    public static func recurring(
        _ conduct: Conduct,
        backend: Int,
        fromNanoseconds start: Int64,
        untilNanoseconds end: Int64,
        everyNanoseconds period: Int64,
        lastingNanoseconds length: Int64
    ) -> [ScheduledFault] {
        stride(from: start, to: end, by: Int(max(1, period))).flatMap { begin in
            [
                ScheduledFault(atNanoseconds: begin, backend: backend, conduct: conduct),
                ScheduledFault(atNanoseconds: min(begin + length, end), backend: backend, conduct: .healthy),
            ]
        }
    }
}

extension ScheduledFault.Conduct: CustomStringConvertible {
    /// The conduct for people, such as `slow, factor 10`.
    public var description: String {
        switch self {
        case .healthy: "healthy"
        case .slow(let factor): "slow, factor \(DecimalText.text(factor))"
        case .fixed(let nanoseconds): "fixed, every answer takes \(DurationText.text(nanoseconds))"
        case .failing(let nanoseconds): "fail, after \(DurationText.text(nanoseconds))"
        case .crashed: "crash"
        case .paused(let nanoseconds): "pause of \(DurationText.text(nanoseconds))"
        }
    }
}

/// What a backend does from a moment on, until another fault or recovery.
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
    }

    /// The moment, in nanoseconds of virtual time.
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

    /// A backend that crashes and comes back again and again: down for the first half of each period.
    public static func flapping(
        backend: Int,
        fromNanoseconds start: Int64,
        untilNanoseconds end: Int64,
        periodNanoseconds period: Int64
    ) -> [ScheduledFault] {
        stride(from: start, to: end, by: Int(max(2, period))).flatMap { crash in
            [
                ScheduledFault(atNanoseconds: crash, backend: backend, conduct: .crashed),
                ScheduledFault(atNanoseconds: crash + period / 2, backend: backend, conduct: .healthy),
            ]
        }
    }
}

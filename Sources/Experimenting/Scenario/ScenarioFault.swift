package import Pacing

/// One entry of a scenario's `faults`: what goes wrong where, from when to when.
///
/// Live backends and simulated servers alike follow the ``changes`` that it stands for.
package struct ScenarioFault: Sendable, Equatable {
    /// What the backend does.
    package enum Kind: Sendable, Equatable {
        /// Work that starts takes so many times as long.
        case slow(factor: Double)
        /// Every answer takes so many nanoseconds.
        case fixed(Int64)
        /// Every new request fails after so many nanoseconds.
        case fail(Int64)
        /// It refuses connections, and loses what it holds.
        case crash
        /// It stands still for so many nanoseconds.
        case pause(Int64)
    }

    /// When it begins, in nanoseconds since the start of the load.
    package var at: Int64
    /// When it ends; `nil` where it lasts.
    package var until: Int64?
    /// The backend's index.
    package var backend: Int
    /// What the backend does.
    package var kind: Kind
    /// Nanoseconds after which it begins anew, being on for the first half of them (a pause for its own time).
    package var period: Int64?

    /// A fault at a backend.
    package init(at: Int64, until: Int64? = nil, backend: Int, kind: Kind, period: Int64? = nil) {
        self.at = at
        self.until = until
        self.backend = backend
        self.kind = kind
        self.period = period
    }

    /// The changes of conduct that the entry stands for, in order.
    package var changes: [ScheduledFault] {
        let end = until ?? length.map { at + $0 }
        if let period, let end {
            return ScheduledFault.recurring(
                conduct,
                backend: backend,
                fromNanoseconds: at,
                untilNanoseconds: end,
                everyNanoseconds: period,
                lastingNanoseconds: length ?? period / 2
            )
        }
        let start = ScheduledFault(atNanoseconds: at, backend: backend, conduct: conduct)
        return [start] + (end.map { [ScheduledFault(atNanoseconds: $0, backend: backend, conduct: .healthy)] } ?? [])
    }

    private var conduct: ScheduledFault.Conduct {
        switch kind {
        case .slow(let factor): .slow(factor: factor)
        case .fixed(let time): .fixed(nanoseconds: time)
        case .fail(let time): .failing(nanoseconds: time)
        case .crash: .crashed
        case .pause(let time): .paused(nanoseconds: time)
        }
    }

    /// How long the fault is on at a time, where its kind says so.
    private var length: Int64? {
        guard case .pause(let time) = kind else { return nil }
        return time
    }
}

extension ScenarioFault: CustomStringConvertible {
    /// The entry as YAML: `{at: 10s, until: 20s, backend: 4, kind: crash}`.
    package var description: String {
        var pairs = ["at: \(DurationText.text(at))"]
        if let until { pairs.append("until: \(DurationText.text(until))") }
        pairs.append("backend: \(backend + 1)")
        switch kind {
        case .slow(let factor): pairs.append("kind: slow, factor: \(factor)")
        case .fixed(let time): pairs.append("kind: fixed, time: \(DurationText.text(time))")
        case .fail(let time): pairs.append("kind: fail, time: \(DurationText.text(time))")
        case .crash: pairs.append("kind: crash")
        case .pause(let time): pairs.append("kind: pause, time: \(DurationText.text(time))")
        }
        if let period { pairs.append("period: \(DurationText.text(period))") }
        return "{\(pairs.joined(separator: ", "))}"
    }
}

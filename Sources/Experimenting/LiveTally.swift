internal import LoadDriving
internal import Measuring
internal import Recording
internal import Synchronization

/// The tally of a run, kept by the recorder's thread as it writes: the rows are in the cache then, and need not be read
/// from the database again when the run ends.
///
/// What is known only later is taken in as it becomes known: when measuring began, as soon as it has; the rest at the end.
/// Where that would have counted a row in another way, ``analysis(_:)`` says so by `nil`, and the rows have to be read.
final class LiveTally: SampleObserver {
    private struct State {
        var tally: RunTally
        var facts: RunFacts
        var isPlanned = false
        var isExact = true
        var plan: @Sendable () -> Range<Int64>? = { nil }
    }

    private let state: Mutex<State>

    /// An empty tally of a run that has not begun.
    init(facts: RunFacts, kinds: RequestKinds?) {
        var facts = facts
        // Nothing can have ended in an interval that nobody knows yet.
        facts.measuredInterval = .max ..< .max
        state = Mutex(State(tally: RunTally(facts: facts, kinds: kinds), facts: facts))
    }

    /// Asks this load for the measured interval that it plans.
    func follow(_ driver: LoadDriver) {
        state.withLock { $0.plan = { [weak driver] in driver?.plannedInterval } }
    }

    /// Takes samples on their way to the database.
    func observe(_ samples: borrowing [RequestSample]) {
        let samples = copy samples
        state.withLock { state in
            if !state.isPlanned, let interval = state.plan() {
                state.facts.measuredInterval = interval
                state.isPlanned = true
                state.isExact = state.tally.update(state.facts)
            }
            for index in samples.indices { state.tally.add(samples[index]) }
        }
    }

    /// Takes connections on their way to the database.
    func observe(_ openings: borrowing [ConnectionOpening]) {
        let openings = copy openings
        state.withLock { state in
            for opening in openings { state.tally.add(opening) }
        }
    }

    /// The median and the 99th percentile of the latency in nanoseconds, of everything taken so far.
    func percentiles() -> (median: Int64, p99: Int64) {
        let times = state.withLock { $0.tally.latencies(atPercentiles: [50, 99]) }
        return (times[0], times[1])
    }

    /// The analysis of the whole run, once its last row is written; `nil` where these facts are none that its rows were
    /// taken by.
    func analysis(_ facts: RunFacts) -> RunAnalysis? {
        state.withLock { state in
            guard state.isExact, state.tally.update(facts) else { return nil }
            return state.tally.analysis
        }
    }
}

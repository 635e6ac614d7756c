internal import Measuring
internal import Recording
internal import Synchronization

/// The latency percentiles of a run so far, kept up by the recorder as it writes.
final class LiveLatency: SampleObserver {
    private let histogram = Mutex(LatencyHistogram())

    /// Folds the measured requests of a buffer in.
    func observe(_ samples: borrowing [RequestSample]) {
        let samples = copy samples
        histogram.withLock { histogram in
            for sample in samples where sample.phase == .measured && sample.error == .none {
                histogram.record(sample.latencyNanoseconds)
            }
        }
    }

    /// Two percentiles in nanoseconds, of everything folded in so far.
    func percentiles() -> (median: Int64, p99: Int64) {
        histogram.withLock { ($0.value(atPercentile: 50), $0.value(atPercentile: 99)) }
    }
}

import LoadDriving
import Measuring
import Synchronization

/// A sink that keeps every sample.
final class SampleCollector: SampleSink {
    private let collected = Mutex<[RequestSample]>([])
    private let made = Mutex<[ConnectionOpening]>([])

    func submit(_ samples: consuming [RequestSample]) {
        let samples = samples
        collected.withLock { $0 += samples }
    }

    func submit(_ openings: consuming [ConnectionOpening]) {
        let openings = openings
        made.withLock { $0 += openings }
    }

    /// All connections in the order of the requests that made them.
    var openings: [ConnectionOpening] {
        made.withLock { $0 }.sorted { $0.sequence < $1.sequence }
    }

    func emptyBuffer() -> [RequestSample] {
        var buffer: [RequestSample] = []
        buffer.reserveCapacity(64)
        return buffer
    }

    /// All samples in the order of their sequence numbers.
    var samples: [RequestSample] {
        collected.withLock { $0 }.sorted { $0.sequence < $1.sequence }
    }
}

/// Drives a plan to its end.
func drive(_ plan: LoadPlan) throws -> (result: LoadResult, samples: [RequestSample]) {
    let sink = SampleCollector()
    let driver = try LoadDriver(plan: plan, sink: sink)
    try driver.start()
    return (driver.wait(), sink.samples)
}

import Measuring

@testable import Recording

extension RequestSample {
    /// A sample with a different value in every field, made from its sequence number.
    static func example(_ sequence: Int64) -> RequestSample {
        var sample = RequestSample()
        sample.sequence = sequence
        sample.scheduledNanoseconds = sequence * 33_000
        sample.sentNanoseconds = sample.scheduledNanoseconds + 20_000
        sample.firstByteNanoseconds = sample.scheduledNanoseconds + 900_000
        sample.finishedNanoseconds = sample.scheduledNanoseconds + 950_000
        sample.dispatch = sequence + 7
        sample.bytesReceived = 19
        sample.queueMicroseconds = 5
        sample.upstreamMicroseconds = 300 + Int32(sequence % 100)
        sample.inFlightAtPick = Int32(sequence % 17)
        sample.connection = Int32(sequence % 50 + 1)
        sample.backend = Int32(sequence % 3 + 1)
        sample.status = 200
        sample.worker = Int16(sequence % 4)
        sample.attempts = 1
        return sample
    }
}

extension RunRecord {
    /// A run with a value in every field.
    static let example = RunRecord(
        strategy: "round-robin",
        proxy: "embedded",
        mode: .open,
        seed: .max,
        target: "http://127.0.0.1:8000/",
        scenario: "strategy: round-robin\n",
        version: "1.2.3",
        libraryVersions: ["curl": "7.88.1"],
        backends: [
            BackendRecord(number: 1, name: "backend-1", address: "127.0.0.1:8081", weight: 2),
            BackendRecord(number: 2, name: "backend-2", address: nil),
        ]
    )
}

extension ResultsDatabase {
    /// All samples of a run, in the order of reading.
    func samples(ofRun run: Int64, columns: Set<RequestColumn> = Set(RequestColumn.allCases)) throws -> [RequestSample]
    {
        var samples: [RequestSample] = []
        try forEachSample(ofRun: run, columns: columns) { samples.append($0) }
        return samples
    }
}

extension RunRecorder {
    /// Submits samples in buffers of the recorder's own, as a generator does.
    func submit(_ sequences: some Sequence<Int64>) {
        var buffer = emptyBuffer()
        for sequence in sequences {
            buffer.append(.example(sequence))
            if buffer.count == Self.bufferCapacity {
                submit(buffer)
                buffer = emptyBuffer()
            }
        }
        submit(buffer)
    }
}

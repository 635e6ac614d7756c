import Measuring
import Testing

@testable import LoadDriving

@Suite("Parts of a worker")
struct WorkerPartsTests {
    @Test("a backoff begins after a round of failed connects, doubles to 100 ms, and ends with any other outcome")
    func backoff() {
        var backoff = ConnectBackoff(connections: 2)
        backoff.note(.connectRefused, at: 0)
        #expect(backoff.pausedUntil == 0)
        var pauses: [Int64] = []
        for _ in 0..<9 {
            backoff.note(.connectTimeout, at: 1000)
            pauses.append((backoff.pausedUntil - 1000) / 1_000_000)
            backoff.note(.connectRefused, at: 1000)
        }
        #expect(pauses == [1, 2, 4, 8, 16, 32, 64, 100, 100])
        backoff.note(.timeout, at: 2000)
        for _ in 0..<2 { backoff.note(.connectFailed, at: 3000) }
        #expect(backoff.pausedUntil == 1_003_000)
    }

    @Test("a gap is the time between looks at the clock, waits as planned left out")
    func gaps() {
        var gaps = GapMeter()
        gaps.resume(at: 100)
        gaps.note(103)
        #expect(gaps.longest == 3)
        gaps.resume(at: 500)
        #expect(gaps.longest == 3)
        gaps.resume(at: 560, expected: 550)
        #expect(gaps.longest == 10)
        gaps.resume(at: 565, expected: 400)
        #expect(gaps.longest == 10)
    }

    @Test("a port that comes back on a new connection gets a new number")
    func connectionNumbers() {
        var numbers = ConnectionNumbers(.port)
        #expect(numbers.number(port: 4000, isNew: true) == 1)
        #expect(numbers.number(port: 4001, isNew: true) == 2)
        #expect(numbers.number(port: 4000, isNew: false) == 1)
        #expect(numbers.number(port: 4000, isNew: true) == 3)
        #expect(numbers.number(port: 0, isNew: true) == 0)
    }

    @Test("samples go to the sink in full buffers, and the rest at the end")
    func log() {
        let sink = SampleCollector()
        var log = SampleLog(sink: sink)
        for sequence in 1...130 {
            var sample = RequestSample()
            sample.sequence = Int64(sequence)
            log.append(sample)
        }
        #expect(!sink.samples.isEmpty && sink.samples.count < 130)
        log.flush()
        log.flush()
        #expect(sink.samples.map(\.sequence) == Array(1...130))
    }

    @Test("samples of a slow load go to the sink every half second, with the connections made")
    func slowLog() {
        let sink = SampleCollector()
        var log = SampleLog(sink: sink)
        func append(_ sequence: Int64, atMilliseconds time: Int64) {
            var sample = RequestSample()
            sample.sequence = sequence
            sample.finishedNanoseconds = time * 1_000_000
            log.append(ConnectionOpening(sample: sample, phases: ConnectionPhases()))
            log.append(sample)
        }
        append(1, atMilliseconds: 100)
        #expect(sink.samples.map(\.sequence) == [1])
        append(2, atMilliseconds: 300)
        append(3, atMilliseconds: 599)
        #expect(sink.samples.count == 1 && sink.openings.count == 1)
        append(4, atMilliseconds: 600)
        #expect(sink.samples.map(\.sequence) == [1, 2, 3, 4] && sink.openings.count == 4)
        append(5, atMilliseconds: 60_000)
        #expect(sink.samples.count == 5)
    }
}

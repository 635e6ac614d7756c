import Measuring
import Recording
import TestSupport
import Testing

@testable import Experimenting

/// What is said of the spread of a proxy that tells nothing of its picks, from the rows of a stored run.
@Suite struct ForeignSpreadTests {
    /// Records a run with a request a millisecond that takes four, each answered by the backend that is given for it; 0 is
    /// a failure without one.
    private func verdict(
        _ backends: [Int],
        strategy: String = "round-robin",
        proxy: String = "nginx",
        events: [RunEvent] = []
    ) throws -> SpreadVerdict {
        let folder = try TemporaryFolder()
        let database = try ResultsDatabase(path: folder.path("r.sqlite"))
        let run = try database.beginRun(
            RunRecord(
                strategy: strategy,
                proxy: proxy,
                mode: .open,
                seed: 1,
                target: "http://127.0.0.1/",
                version: "0",
                backends: (1...8).map { BackendRecord(number: $0, name: "backend-\($0)") }
            )
        )
        let recorder = try RunRecorder(database: database, run: run)
        recorder.submit(
            backends.enumerated().map { index, backend in
                var sample = RequestSample()
                sample.sequence = Int64(index + 1)
                sample.scheduledNanoseconds = Int64(index) * 1_000_000
                sample.sentNanoseconds = sample.scheduledNanoseconds
                sample.finishedNanoseconds = sample.sentNanoseconds + 4_000_000
                sample.status = backend > 0 ? 200 : 502
                sample.error = backend > 0 ? .none : .http5xx
                sample.backend = Int32(backend)
                return sample
            }
        )
        for event in events { recorder.recordEvent(event) }
        try recorder.finish(state: .complete, summaryJSON: nil)
        let reader = RunReader(database)
        let stored = try database.run(matching: .last)
        let analysis = try reader.analysis(of: stored)
        #expect(try reader.analysisWithSeries(of: stored).0 == analysis)
        return analysis.summary.spread
    }

    private static func fault(_ detail: String, at nanoseconds: Int64) -> RunEvent {
        RunEvent(atNanoseconds: nanoseconds, kind: "fault_start", backend: 2, detail: detail)
    }

    /// A round robin that goes past backend 2 from request 400 on.
    private static let failing =
        (0..<400).map { $0 % 8 + 1 } + (0..<40).map { $0 % 8 == 1 ? 0 : $0 % 8 + 1 }
        + (0..<700).map { $0 % 7 == 0 ? 1 : $0 % 7 + 2 }

    @Test(arguments: ["crash", "fail, after 1ms", "pause of 2s"])
    func whatCameBeforeAFaultIsJudgedAndNothingLater(_ detail: String) throws {
        let verdict = try verdict(Self.failing, events: [Self.fault(detail, at: 401_000_000)])
        #expect(verdict.outcome == .even)
        #expect(verdict.maxGap <= 1)
        // Request 388 was the first one under way ten milliseconds before.
        #expect(verdict.judgedUntilSeconds == 0.387)
        let sentence = try #require(verdict.sentence)
        #expect(sentence.hasPrefix("Over 387 picks among 8 backends until second 0.39 the counts are 1 apart"))
        #expect(sentence.hasSuffix("is not judged: this proxy does not tell who could be picked then."))
    }

    @Test func unevenBeforeAFaultIsUneven() throws {
        var backends = Self.failing
        for index in 100..<140 { backends[index] = 1 }
        let verdict = try verdict(backends, events: [Self.fault("crash", at: 401_000_000)])
        #expect(verdict.outcome == .uneven)
        #expect(verdict.maxGap >= 35)
    }

    @Test func aGapThatRequestsUnderWayExplainIsNotJudged() throws {
        var backends = Self.failing
        backends.swapAt(385, 390)
        backends[384] = backends[386]
        let verdict = try verdict(backends, events: [Self.fault("crash", at: 401_000_000)])
        #expect(verdict.outcome == .notApplicable)
        #expect(verdict.sentence?.contains("4 requests without a known backend or still under way at the end") == true)
    }

    @Test func aFaultFromTheFirstRequestOnLeavesNothingToJudge() throws {
        let verdict = try verdict(Self.failing, events: [Self.fault("crash", at: 0)])
        #expect(verdict.outcome == .notApplicable)
        #expect(verdict.sentence?.hasPrefix("Not judged: no request ended before the first fault.") == true)
    }

    @Test(arguments: [("nginx", "slow, factor 10", Int64(401)), ("direct", "crash", 401), ("nginx", "crash", 5_000)])
    func otherwiseAllIsJudged(_ proxy: String, _ detail: String, _ milliseconds: Int64) throws {
        let events = [Self.fault(detail, at: milliseconds * 1_000_000)]
        let verdict = try verdict(Self.failing, proxy: proxy, events: events)
        #expect(verdict.outcome == .uneven)
        #expect(verdict.judgedUntilSeconds == nil)
    }

    @Test func aStrategyThatPromisesNothingIsReportedWhole() throws {
        let events = [Self.fault("crash", at: 401_000_000)]
        let verdict = try verdict(Self.failing, strategy: "least-requests", events: events)
        #expect(verdict.judgedUntilSeconds == nil)
    }

    @Test func theFirstRequestsTellACauseFromTheRowsAlone() throws {
        let first = [1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 3, 1, 4, 1, 2, 1, 5, 1, 6, 1, 2, 1, 7]
        let verdict = try verdict(first)
        #expect(verdict.causes?.map(\.name) == [.perWorkerCursors])
    }
}

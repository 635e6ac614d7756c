import Measuring
import Recording
import Reporting
import TestSupport
import Testing

@testable import Experimenting

/// Runs at the edges of what can be recorded: each renders in every format, exports every table, and says what it is.
@Suite struct HardRunsTests {
    /// What is unusual about a run.
    enum Kind: String, CaseIterable, Sendable {
        case noRequests, allFailed, oneBackend, manyBackends, neverFinished, warmupOnly

        var backends: Int {
            switch self {
            case .oneBackend: 1
            case .manyBackends: 1000
            default: 3
            }
        }

        var requests: Int64 { self == .noRequests ? 0 : 1500 }

        /// What a reader of the text must find.
        var sentence: String {
            switch self {
            case .noRequests, .warmupOnly: "No request was measured."
            case .allFailed: "Every request failed."
            case .oneBackend: "backend-1"
            case .manyBackends: "Of 1,000 backends those are listed that stand out"
            case .neverFinished: "This run was interrupted"
            }
        }
    }

    private func record(_ kind: Kind, in folder: borrowing TemporaryFolder) throws -> (ResultsDatabase, StoredRun) {
        let database = try ResultsDatabase(path: folder.path("r.sqlite"))
        let run = try database.beginRun(
            RunRecord(
                strategy: "round-robin",
                proxy: "embedded",
                mode: .closed,
                seed: 1,
                target: "http://127.0.0.1/",
                version: "0",
                backends: (1...kind.backends).map { BackendRecord(number: $0, name: "backend-\($0)") }
            )
        )
        let recorder = try RunRecorder(database: database, run: run)
        recorder.submit((0..<kind.requests).map { sample($0, of: kind) })
        try recorder.finish(state: kind == .neverFinished ? .interrupted : .complete, summaryJSON: nil)
        return (database, try database.run(matching: .last))
    }

    private func sample(_ index: Int64, of kind: Kind) -> RequestSample {
        var sample = RequestSample()
        sample.sequence = index + 1
        sample.phase = kind == .warmupOnly ? .warmup : .measured
        sample.scheduledNanoseconds = index * 10_000
        sample.sentNanoseconds = sample.scheduledNanoseconds
        sample.finishedNanoseconds = sample.sentNanoseconds + 400_000
        if kind == .allFailed {
            sample.error = .connectRefused
        } else {
            sample.status = 200
            sample.firstByteNanoseconds = sample.finishedNanoseconds - 1000
            sample.backend = Int32(index % Int64(kind.backends)) + 1
            sample.dispatch = index + 1
            sample.attempts = 1
        }
        return sample
    }

    @Test(arguments: Kind.allCases)
    func rendersInEveryFormat(kind: Kind) throws {
        let folder = try TemporaryFolder()
        let (database, run) = try record(kind, in: folder)
        let report = try RunReader(database).report(of: run, withSeries: true)
        for format in FormatCatalog.all {
            let text = format.render(report)
            #expect(text.hasSuffix("\n") && !text.contains("nan") && !text.contains("inf "), "\(format.name)")
            guard format.name != "json" else { continue }
            #expect(text.contains(kind.sentence), "\(format.name)")
        }
        #expect(JUnitReport.text(of: [report.assertionSuite]).contains("<testsuite "))
    }

    @Test(arguments: Kind.allCases)
    func exportsEveryTable(kind: Kind) throws {
        let folder = try TemporaryFolder()
        let (database, run) = try record(kind, in: folder)
        let export = RunExport(database, of: run)
        let tables: [(RunExport.Sink) throws -> Void] = [
            export.requests, export.summary, export.backends, export.timeline, export.latency,
        ]
        for table in tables {
            var bytes: [UInt8] = []
            try table { bytes += $0 }
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            let columns = lines.first?.split(separator: ",", omittingEmptySubsequences: false).count
            #expect(lines.first?.contains("run_id,") == true)
            #expect(lines.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == columns })
        }
    }

    @Test(arguments: Kind.allCases)
    func checksHaveAnAnswer(kind: Kind) throws {
        let folder = try TemporaryFolder()
        let (database, run) = try record(kind, in: folder)
        let summary = try RunReader(database).analysis(of: run).summary
        let hasLatency = [.oneBackend, .manyBackends, .neverFinished].contains(kind)
        #expect(try CheckExpression("p99 < 20ms").evaluate(over: summary).passed == hasLatency)
        #expect(try CheckExpression("errors == 0").evaluate(over: summary).passed == (kind != .allFailed))
    }
}

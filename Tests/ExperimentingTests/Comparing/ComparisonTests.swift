import Foundation
import LoadDriving
import Measuring
import Pacing
import Recording
import Reporting
import Synchronization
import TestSupport
import Testing

@testable import Experimenting

@Suite("Comparison")
struct ComparisonTests {
    /// Arms of a closed loop with few requests, on free ports.
    private func plan(in database: String, repeats: Int, requests: Int64 = 60) throws -> ComparisonPlan {
        let service = try DistributionCatalog.make("none")
        let arms = ["round-robin", "random"].map { strategy in
            PlannedArm(
                name: strategy,
                strategy: strategy,
                proxy: "embedded",
                scenario: "",
                plans: (0..<repeats).map { round in
                    var load = LoadPlan(url: "http://127.0.0.1/")
                    load.connections = 2
                    load.limit = .requests(requests)
                    return ExperimentPlan(
                        target: .embedded(
                            Topology(
                                backends: 2,
                                backendPort: 0,
                                service: service,
                                listen: HostPort(host: "127.0.0.1", port: 0),
                                proxyThreads: 1
                            )
                        ),
                        strategy: strategy,
                        load: load,
                        targetRate: nil,
                        arrivals: nil,
                        seed: UInt64(7 + round),
                        databasePath: database,
                        version: "test"
                    )
                }
            )
        }
        return ComparisonPlan(
            arms: arms,
            repeats: repeats,
            cooldown: 0,
            rules: ComparisonRules(),
            databasePath: database,
            version: "test"
        )
    }

    @Test("Every round runs every arm once, and the database ties the runs together")
    func rounds() throws {
        let folder = try TemporaryFolder()
        var seen: [ComparisonProgress] = []
        let report = try Comparison(plan(in: folder.path("r.sqlite"), repeats: 4)).run { seen.append($0) }
        #expect(report.state == .complete)
        #expect(report.completeRounds == 4)
        #expect(report.arms.map(\.runs) == [[1, 4, 6, 7], [2, 3, 5, 8]])
        #expect(report.arms.allSatisfy { !$0.latencyCurve.isEmpty })
        #expect(report.study.pairs.count == 4)
        #expect(seen.map(\.run) == Array(1...8))
        let database = try ResultsDatabase(path: folder.path("r.sqlite"), access: .existing)
        let tied = try database.runs(ofComparison: try #require(report.id))
        #expect(tied.map(\.run) == Array(1...8))
        #expect(tied.map(\.round) == [1, 1, 2, 2, 3, 3, 4, 4])
        var (bytes, notes): ([UInt8], [String]) = ([], [])
        try RunExport(database, of: database.run(matching: "3")).comparison(
            to: { bytes += $0 },
            note: { notes.append($0) }
        )
        #expect(String(decoding: bytes, as: UTF8.self) == ComparisonCSVFormat().render(report))
        #expect(notes.isEmpty)
        let seeds = try database.runs().map(\.seed)
        #expect(seeds == [7, 7, 8, 8, 9, 9, 10, 10])
    }

    @Test("Exported with runs deleted, a comparison keeps the order of its arms and names what is gone")
    func deleted() throws {
        let folder = try TemporaryFolder()
        _ = try Comparison(plan(in: folder.path("r.sqlite"), repeats: 3)).run { _ in }
        let database = try ResultsDatabase(path: folder.path("r.sqlite"), access: .existing)
        try database.deleteRun(1)
        var (bytes, notes): ([UInt8], [String]) = ([], [])
        try RunExport(database, of: database.run(matching: "2")).comparison(
            to: { bytes += $0 },
            note: { notes.append($0) }
        )
        #expect(notes.count == 1 && notes[0].contains("no run of round-robin in round 1:"))
        let rows = String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst()
        #expect(!rows.isEmpty && rows.allSatisfy { $0.contains(",round-robin,random,") })
    }

    @Test("Stopped half-way, it keeps what was measured and reports the complete rounds")
    func stop() throws {
        let folder = try TemporaryFolder()
        let comparison = Comparison(try plan(in: folder.path("r.sqlite"), repeats: 50))
        let report = try comparison.run { if $0.run == 6 { comparison.requestStop() } }
        // The sixth run is told to stop before it starts; it ends as soon as it can, if not before its 60 requests.
        let rounds = try #require(report.completeRounds)
        #expect(report.state == .interrupted)
        #expect(report.plannedRounds == 50)
        #expect((2...3).contains(rounds))
        #expect(report.arms.map { $0.runs.count } == [rounds, rounds])
        #expect(report.excluded.allSatisfy { $0.reason.contains("not finished") })
        let database = try ResultsDatabase(path: folder.path("r.sqlite"), access: .existing)
        #expect(try database.runs().count == 2 * rounds + report.excluded.count)
    }

    @Test("A run that fails ends the comparison: the complete rounds are reported and stored, and the run is named")
    func failure() throws {
        let folder = try TemporaryFolder()
        var plan = try plan(in: folder.path("r.sqlite"), repeats: 4)
        plan.arms[1].plans[2].load.connections = 0
        let report = try Comparison(plan).run { _ in }
        #expect(report.state == .failed)
        #expect(report.completeRounds == 2)
        #expect(report.arms.map(\.runs.count) == [2, 2])
        #expect(report.failure?.isEmpty == false)
        #expect(
            report.warnings.first?.hasPrefix("The run of random in round 3 failed and ended the comparison: ") == true
        )
        #expect(TextFormat().render(report).contains("2 of 4 rounds before a run failed"))
        let database = try ResultsDatabase(path: folder.path("r.sqlite"), access: .existing)
        let stored = try #require(try database.comparison(ofRun: 1))
        #expect(stored.state == .failed)
    }

    @Test("Where no round is complete, a failed run's error is thrown")
    func failureAtOnce() throws {
        let folder = try TemporaryFolder()
        var plan = try plan(in: folder.path("r.sqlite"), repeats: 2)
        plan.arms[1].plans[0].load.connections = 0
        #expect(throws: (any Error).self) { try Comparison(plan).run { _ in } }
        let database = try ResultsDatabase(path: folder.path("r.sqlite"), access: .existing)
        #expect(try database.comparison(ofRun: 1)?.state == .failed)
    }

    @Test("Runs from the history: repeats are grouped, one run each is no test, different settings are said")
    func history() throws {
        let folder = try TemporaryFolder()
        _ = try Comparison(plan(in: folder.path("r.sqlite"), repeats: 2)).run { _ in }
        _ = try Comparison(plan(in: folder.path("r.sqlite"), repeats: 1, requests: 70)).run { _ in }
        let database = try ResultsDatabase(path: folder.path("r.sqlite"), access: .existing)
        let history = HistoryComparison(database)
        let grouped = try history.report(of: ["1", "2", "3", "4"], rules: ComparisonRules())
        #expect(grouped.arms.map(\.runs) == [[1, 4], [2, 3]])
        #expect(grouped.warnings.isEmpty)
        let single = try history.report(of: ["1", "2"], rules: ComparisonRules())
        #expect(single.study.pairs.allSatisfy { $0.reason == .tooFewRuns })
        let different = try history.report(of: ["1", "5"], rules: ComparisonRules())
        #expect(different.warnings.contains { $0.contains("different settings (requests)") })
        #expect(different.arms.map(\.name) == ["round-robin on embedded (run 1)", "round-robin on embedded (run 5)"])
        #expect(different.settings.contains(ReportFact("connections", "2")))
        #expect(different.settings.contains(ReportFact("round-robin on embedded (run 5): requests", "70")))
        #expect(throws: ExperimentError.self) { try history.report(of: ["1", "4"], rules: ComparisonRules()) }
    }

    @Test("An arm keeps a check that holds in more than half of its runs")
    func checks() throws {
        let folder = try TemporaryFolder()
        var report = try Experiment(plan(in: folder.path("r.sqlite"), repeats: 1).arms[0].plans[0]).run()
        let runs = [true, true, false].enumerated().map { round, holds in
            report.summary.checks = [CheckResult(expression: "p99 < 5ms", observed: holds ? 1 : 9, passed: holds)]
            return FinishedRun(arm: 0, round: round, report: report)
        }
        let arms = [ComparisonReportArm(name: "a", strategy: "a", proxy: "embedded")]
        let builder = ComparisonBuilder(arms: arms, rules: ComparisonRules(), runs: runs, plannedRounds: 3)
        let check = try #require(builder.report(state: .complete).checks.first)
        #expect(check.expression == "a: p99 < 5ms" && check.passed && check.observed == 1)
        #expect(check.explanation == "held in 2 of 3 runs")
    }

    @Test("Runs with different checks are asked for each by its own")
    func differentChecks() throws {
        let folder = try TemporaryFolder()
        var report = try Experiment(plan(in: folder.path("r.sqlite"), repeats: 1).arms[0].plans[0]).run()
        let runs = [["p99 < 5ms"], ["errors == 0", "p99 < 5ms"]].map { expressions in
            report.summary.checks = expressions.map {
                CheckResult(expression: $0, observed: 0, passed: $0 != "errors == 0")
            }
            return FinishedRun(arm: 0, report: report)
        }
        let arms = [ComparisonReportArm(name: "a", strategy: "a", proxy: "embedded")]
        let checks = ComparisonBuilder(arms: arms, rules: ComparisonRules(), runs: runs).report(state: .complete).checks
        #expect(checks.map(\.expression) == ["a: p99 < 5ms", "a: errors == 0"])
        #expect(checks.map(\.explanation) == ["held in 2 of 2 runs", "held in 0 of 1 runs"])
    }

    @Test("Checks are asked of runs from the history, and of their comparison")
    func historyChecks() throws {
        let folder = try TemporaryFolder()
        _ = try Comparison(plan(in: folder.path("r.sqlite"), repeats: 1)).run { _ in }
        let history = HistoryComparison(try ResultsDatabase(path: folder.path("r.sqlite"), access: .existing))
        let checks = try ["errors == 0", "count(pairs.verdict == better) == 0"].map { text in
            try CheckExpression(text, mayNameComparison: true)
        }
        let report = try history.report(of: ["1", "2"], rules: ComparisonRules(), checks: checks)
        let names = ["round-robin: errors == 0", "random: errors == 0", "count(pairs.verdict == better) == 0"]
        #expect(report.checks.map(\.expression) == names)
        #expect(report.checks.allSatisfy { $0.passed })
    }

    @Test("A run that is INVALID is in no figure, and is named")
    func invalid() throws {
        let folder = try TemporaryFolder()
        let plan = try plan(in: folder.path("r.sqlite"), repeats: 1)
        var report = try Experiment(plan.arms[0].plans[0]).run()
        report.summary.validity = ValidityVerdict(grade: .invalid, reasons: ["The books do not balance."])
        var other = report
        other.summary.validity = ValidityVerdict(grade: .degraded, reasons: ["Busy."])
        let built = ComparisonBuilder(
            arms: ["a", "b"].map { ComparisonReportArm(name: $0, strategy: $0, proxy: "embedded") },
            rules: ComparisonRules(),
            runs: [FinishedRun(arm: 0, round: 0, report: report), FinishedRun(arm: 1, round: 0, report: other)],
            plannedRounds: 1
        ).report(state: .complete)
        #expect(built.excluded.map(\.reason) == ["it is INVALID. The books do not balance."])
        #expect(built.arms.map(\.runs.count) == [0, 1])
        #expect(built.warnings == ["1 of 1 runs of b are DEGRADED: Busy."])
        #expect(!built.study.hasVerdict)
    }
}

package import Measuring
package import Recording
package import Reporting

/// A comparison of runs that were recorded before.
///
/// Runs of the same strategy, proxy and settings (the seed aside) are repeats of one arm. With one run an arm nothing can
/// be tested, because the run is the unit; the report shows the differences and says so.
package struct HistoryComparison {
    private let database: ResultsDatabase

    /// Compares runs of a database.
    package init(_ database: ResultsDatabase) {
        self.database = database
    }

    /// Whether every one of the runs was paced by a schedule, so that none had a throughput of its own.
    package func isOpenLoop(_ references: [RunReference]) throws -> Bool {
        try references.allSatisfy { try database.run(matching: $0).mode == LoadMode.open.rawValue }
    }

    /// Works every run out anew from its rows, and compares; `checks` are asked of each run beside those recorded with
    /// it, or of the comparison.
    package func report(
        of references: [RunReference],
        rules: ComparisonRules,
        checks: [CheckExpression] = []
    ) throws -> ComparisonReport {
        var stored: [StoredRun] = []
        for reference in references {
            let run = try database.run(matching: reference)
            if !stored.contains(where: { $0.id == run.id }) { stored.append(run) }
        }
        let keys = stored.map(ArmKey.init)
        let distinct = keys.reduce(into: [ArmKey]()) { list, key in if !list.contains(key) { list.append(key) } }
        guard distinct.count > 1 else {
            throw ExperimentError.usage(
                "These runs are all of \(distinct.first?.strategy ?? "one arm") with the same settings; name a run to hold "
                    + "them against."
            )
        }
        let runs = try zip(stored, keys).map { run, key in
            var report = try RunReader(database).report(of: run)
            report.summary.judge(by: checks.filter { $0.subject == .run })
            return FinishedRun(arm: distinct.firstIndex(of: key) ?? 0, report: report)
        }
        var report = ComparisonBuilder(arms: Self.arms(distinct, stored, keys), rules: rules, runs: runs)
            .report(state: .complete)
        report.warnings = Self.warnings(stored, distinct) + report.warnings
        report.database = database.path
        report.settings = Self.settings(report.arms, distinct)
        report.host = SharedFacts.host(runs)
        report.judge(by: checks)
        return report
    }

    /// Arms of one group, whatever their settings: the user asked for it, and is warned.
    private static func arms(_ distinct: [ArmKey], _ stored: [StoredRun], _ keys: [ArmKey]) -> [ComparisonReportArm] {
        let strategies = distinct.map(\.strategy)
        let contenders = distinct.map(\.contender)
        return distinct.map { key in
            let ids = zip(stored, keys).filter { $0.1 == key }.map { "\($0.0.id)" }
            var name = strategies.count { $0 == key.strategy } == 1 ? key.strategy : key.contender
            if contenders.count(where: { $0 == key.contender }) > 1 {
                name += " (\(ids.count == 1 ? "run" : "runs") \(ids.joined(separator: ", ")))"
            }
            return ComparisonReportArm(name: name, strategy: key.strategy, proxy: key.proxy)
        }
    }

    /// What all arms have in common, and what only some have.
    private static func settings(_ arms: [ComparisonReportArm], _ distinct: [ArmKey]) -> [ReportFact] {
        SharedFacts.settings(zip(arms, distinct).map { ($0.name, RunSettings(yaml: $1.settings).facts) })
    }

    private static func warnings(_ stored: [StoredRun], _ distinct: [ArmKey]) -> [String] {
        var warnings: [String] = []
        if Set(distinct.map(\.settings)).count > 1 {
            let names = Self.differingSettings(distinct).joined(separator: ", ")
            warnings.append("The runs were made with different settings (\(names)): a difference may be theirs.")
        }
        warnings += RecordedMachine.warnings(stored.map { RecordedMachine(host: $0.host, proxy: $0.proxy) })
        let versions = Set(stored.map(\.version)).sorted()
        if versions.count > 1 {
            warnings.append(
                "The runs were made by rrbench \(versions.joined(separator: " and ")): a difference may be theirs."
            )
        }
        let unfinished = stored.filter { $0.state != .complete }.map { "\($0.id)" }
        if !unfinished.isEmpty {
            warnings.append("Run \(unfinished.joined(separator: ", ")) did not go to its planned end.")
        }
        return warnings
    }

    private static func differingSettings(_ distinct: [ArmKey]) -> [String] {
        let tables = distinct.map { key in
            Dictionary(grouping: RunSettings(yaml: key.settings).pairs, by: \.name).mapValues { $0.map(\.value) }
        }
        let names = Set(tables.flatMap(\.keys)).sorted()
        return names.filter { name in Set(tables.map { $0[name] ?? [] }).count > 1 }
    }
}

/// What makes two recorded runs repeats of each other.
private struct ArmKey: Hashable {
    let strategy: String
    let proxy: String
    /// The settings without strategy, seed, and what its scenario says of them.
    let settings: String

    /// Strategy and proxy, as an arm is called.
    var contender: String { proxy == ProxyCatalog.direct ? proxy : "\(strategy) on \(proxy)" }

    init(_ run: StoredRun) {
        strategy = run.strategy
        proxy = run.proxy
        var settings = RunSettings(yaml: run.scenario ?? "")
        settings.pairs.removeAll { ["strategy", "seed", "name", "expect"].contains($0.name) }
        self.settings = settings.yaml
    }
}

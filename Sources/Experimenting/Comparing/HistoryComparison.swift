internal import Foundation
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

    /// Works every run out anew from its rows, and compares.
    package func report(of references: [RunReference], rules: ComparisonRules) throws -> ComparisonReport {
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
            FinishedRun(
                arm: distinct.firstIndex(of: key) ?? 0,
                report: try RunReader(database).report(of: run)
            )
        }
        var report = ComparisonBuilder(arms: Self.arms(distinct, stored, keys), rules: rules, runs: runs)
            .report(state: .complete)
        report.warnings = Self.warnings(stored, distinct) + report.warnings
        report.database = database.path
        report.host = runs.first?.report.host ?? []
        return report
    }

    /// Arms of one group, whatever their settings: the user asked for it, and is warned.
    private static func arms(_ distinct: [ArmKey], _ stored: [StoredRun], _ keys: [ArmKey]) -> [ComparisonReportArm] {
        let strategies = distinct.map(\.strategy)
        return distinct.map { key in
            let ids = zip(stored, keys).filter { $0.1 == key }.map { "\($0.0.id)" }
            let isUnique = strategies.filter { $0 == key.strategy }.count == 1
            let name =
                isUnique
                ? key.strategy : "\(key.strategy) (\(ids.count == 1 ? "run" : "runs") \(ids.joined(separator: ", ")))"
            return ComparisonReportArm(name: name, strategy: key.strategy, proxy: key.proxy)
        }
    }

    private static func warnings(_ stored: [StoredRun], _ distinct: [ArmKey]) -> [String] {
        var warnings: [String] = []
        if Set(distinct.map(\.settings)).count > 1 {
            let names = Self.differingSettings(distinct).joined(separator: ", ")
            warnings.append("The runs were made with different settings (\(names)): a difference may be theirs.")
        }
        if Set(stored.map { Machine($0.host) }).count > 1 {
            warnings.append(
                "The runs were made on different machines or with different libraries: a difference may be theirs."
            )
        }
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
    /// The settings without strategy and seed.
    let settings: String

    init(_ run: StoredRun) {
        strategy = run.strategy
        proxy = run.proxy
        var settings = RunSettings(yaml: run.scenario ?? "")
        settings.pairs.removeAll { ["strategy", "seed"].contains($0.name) }
        self.settings = settings.yaml
    }
}

/// What of the column `host` makes figures incomparable; not the process that recorded.
private struct Machine: Hashable {
    let cpu: String?
    let cores: Int?
    let kernel: String?
    let versions: [String: String]

    init(_ host: String) {
        let json = (try? JSONSerialization.jsonObject(with: Data(host.utf8))) as? [String: Any]
        cpu = json?["cpu"] as? String
        cores = json?["cores"] as? Int
        kernel = json?["kernel"] as? String
        versions = json?["versions"] as? [String: String] ?? [:]
    }
}

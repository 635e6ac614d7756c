internal import Balancing
internal import Foundation
package import Measuring
package import Recording
package import Reporting

extension RunReader {
    /// The report of a recorded run, worked out anew from its rows; `state` is how the run ended, where the database
    /// does not say it yet.
    package func report(of run: StoredRun, state: RunState? = nil) throws -> RunReport {
        var report = RunReport(
            analysis: try analysis(of: run, state: state),
            strategyRule: (try? StrategyCatalog.entry(for: run.strategy).rule) ?? "",
            settings: [ReportFact("target", run.target)] + RunSettings(yaml: run.scenario ?? "").facts,
            host: Self.hostFacts(run)
        )
        for example in try database.events(ofRun: run.id).compactMap(ErrorExample.init) {
            report.errorExamples[example.name] = example.sentence
        }
        report.summary.checks = try checks(of: run, over: report.summary)
        return report
    }

    /// The checks that were recorded with a run, evaluated anew so that they can say what was observed; one that another
    /// version wrote and this one cannot read is given as it was recorded.
    private func checks(of run: StoredRun, over summary: RunSummary) throws -> [CheckResult] {
        let figures = CheckFigures(summary)
        return try database.checks(ofRun: run.id).map { recorded in
            (try? CheckExpression(recorded.expression))?.evaluate(over: figures) ?? recorded
        }
    }

    /// The machine and the versions, from the JSON of the column `host`.
    private static func hostFacts(_ run: StoredRun) -> [ReportFact] {
        var facts = [ReportFact("rrbench", run.version), ReportFact("started", run.startedAt)]
        guard let host = try? JSONSerialization.jsonObject(with: Data(run.host.utf8)) as? [String: Any] else {
            return facts
        }
        if let cpu = host["cpu"] as? String, let cores = host["cores"] as? Int {
            facts.append(ReportFact("cpu", "\(cpu), \(cores) cores"))
        }
        if let kernel = host["kernel"] as? String { facts.append(ReportFact("kernel", kernel)) }
        let versions = (host["versions"] as? [String: String] ?? [:]).sorted { $0.key < $1.key }
        return facts + versions.map { ReportFact($0.key, $0.value) }
    }
}

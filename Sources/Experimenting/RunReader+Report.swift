internal import Balancing
internal import Foundation
internal import Measuring
package import Recording
package import Reporting

extension RunReader {
    /// The report of a recorded run, worked out anew from its rows.
    ///
    /// The series of charts over time are worked out only where a format wants them.
    package func report(of run: StoredRun, withSeries: Bool = false) throws -> RunReport {
        guard withSeries else { return try report(of: run, analysis: analysis(of: run)) }
        let (analysis, series) = try analysisWithSeries(of: run)
        return try report(of: run, analysis: analysis, series: series)
    }

    /// The report of a recorded run of which the analysis is at hand.
    func report(of run: StoredRun, analysis: RunAnalysis, series: TimeSeries? = nil) throws -> RunReport {
        var report = RunReport(
            analysis: analysis,
            strategyRule: (try? StrategyCatalog.entry(for: run.strategy).rule) ?? "",
            settings: [ReportFact("target", run.target)] + RunSettings(yaml: run.scenario ?? "").facts,
            host: Self.hostFacts(run)
        )
        report.series = series
        if let fact = analysis.summary.scenario?.fact { report.settings.append(fact) }
        for event in try database.events(ofRun: run.id) {
            if let example = ErrorExample(event) {
                report.errorExamples[example.name] = example.sentence
            } else {
                report.events.append(reportEvent(event, backends: report.summary.backends.map(\.name)))
            }
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

    /// An event with its backend's name in place of the number.
    private func reportEvent(_ event: RunEvent, backends: [String]) -> ReportEvent {
        ReportEvent(
            atNanoseconds: event.atNanoseconds,
            kind: event.kind,
            backend: event.backend.map { number in
                backends.indices.contains(number - 1) ? backends[number - 1] : "backend \(number)"
            },
            detail: EventKeys.sentence(after: event.detail)
        )
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

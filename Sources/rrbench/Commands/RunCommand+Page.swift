internal import Experimenting
internal import Measuring
internal import Recording
internal import Reporting

/// `rrbench run -o NAME.html`: the report as a page.
extension RunCommand {
    /// Whether the report goes into a page.
    var wantsPage: Bool { !json && output?.hasSuffix(".html") == true }

    /// The format of a report that is no page.
    var textFormat: any ReportFormat {
        json ? JSONFormat() : TextFormat(usesColor: output == nil && Terminal.outputTakesColor)
    }

    /// The page of a run that has just been recorded, for which its rows are read once more: charts over time are not
    /// worked out during a run.
    func page(of report: RunReport) throws -> String {
        let database = try ResultsDatabase(path: report.summary.run.database, access: .existing)
        let stored = try database.run(matching: RunReference("\(report.summary.run.id)"))
        return HTMLFormat().render(try RunReader(database).report(of: stored, withSeries: true))
    }
}

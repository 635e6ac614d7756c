internal import Experimenting
internal import Measuring
internal import Recording
internal import Reporting

/// The report of `rrbench run` in the format that was asked for.
extension RunCommand {
    /// The report of a run that has just been recorded.
    ///
    /// For charts over time its rows are read once more: they are not worked out during a run.
    func text(of report: RunReport, in format: any ReportFormat) throws -> String {
        guard format.needsSeries else { return format.render(report) }
        let database = try ResultsDatabase(path: report.summary.run.database, access: .existing)
        let stored = try database.run(matching: RunReference("\(report.summary.run.id)"))
        return format.render(try RunReader(database).report(of: stored, withSeries: true))
    }
}

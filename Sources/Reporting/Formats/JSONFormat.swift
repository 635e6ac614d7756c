internal import Measuring

/// The summary of docs/interface.md §5, for programs: `--json`, `report --format json` and the column `runs.summary`.
///
/// Members come in the order of the contract, so two reports can be compared line by line.
public struct JSONFormat: ReportFormat {
    /// The name after `--format`.
    public let name = "json"
    /// The usual extension of a file in this format.
    public let fileExtension = "json"

    /// The JSON format.
    public init() {}

    /// The report's summary as JSON text that ends in a newline; a program has no use for sentences and curves.
    public func render(_ report: RunReport) -> String { report.summary.json.text() + "\n" }
}

internal import Measuring

/// The CSV table `comparison`: a row a pair and metric.
public struct ComparisonCSVFormat: ComparisonFormat {
    /// The name after `--format`.
    public let name = "csv"

    /// The names of the columns, in the order of a row.
    public static let columns = [
        "metric", "baseline", "candidate", "baseline_value", "candidate_value", "difference", "difference_low",
        "difference_high", "p_value", "verdict",
    ]

    /// The CSV format.
    public init() {}

    /// The pairs as CSV with a header row.
    public func render(_ report: ComparisonReport) -> String {
        var writer = CSVWriter(capacity: 1 << 12)
        writer.row(Self.columns)
        for pair in report.study.pairs {
            writer.field(pair.metric.rawValue)
            writer.field(report.arms[pair.baseline].name)
            writer.field(report.arms[pair.candidate].name)
            writer.field(pair.baselineMedian)
            writer.field(pair.candidateMedian)
            writer.field(pair.difference?.estimate)
            writer.field(pair.difference?.interval.lowerBound)
            writer.field(pair.difference?.interval.upperBound)
            writer.field(pair.pValue)
            writer.field(pair.verdict.rawValue)
            writer.endRow()
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

/// A way to write a run's report: values in, text out.
///
/// A format reads no clock, opens no file and asks no terminal; the same report gives the same bytes. To add one,
/// write `Formats/XFormat.swift`, a golden file for its test, and a line in ``FormatCatalog``.
public protocol ReportFormat: Sendable {
    /// The name after `--format`.
    var name: String { get }

    /// The usual extension of a file in this format, without the dot.
    var fileExtension: String { get }

    /// Whether it draws charts over time, for which ``RunReport/series`` must be filled; most formats do not.
    var needsSeries: Bool { get }

    /// The report as text that ends in a newline.
    func render(_ report: RunReport) -> String
}

extension ReportFormat {
    /// A format without charts.
    public var needsSeries: Bool { false }
}

/// A way to write a run's report: values in, text out.
///
/// A format reads no clock, opens no file and asks no terminal; the same report gives the same bytes. To add one,
/// write `Formats/XFormat.swift`, a golden file for its test, and a line in ``FormatCatalog``.
public protocol ReportFormat: Sendable {
    /// The name after `--format`.
    var name: String { get }

    /// The usual extension of a file in this format, without the dot.
    var fileExtension: String { get }

    /// The report as text that ends in a newline.
    func render(_ report: RunReport) -> String
}

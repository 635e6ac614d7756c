/// A way to write a comparison: values in, text out, as ``ReportFormat`` does for one run.
public protocol ComparisonFormat: Sendable {
    /// The name after `--format`.
    var name: String { get }

    /// The comparison as text that ends in a newline.
    func render(_ report: ComparisonReport) -> String
}

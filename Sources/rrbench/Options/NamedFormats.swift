internal import Reporting

/// The formats that a command writes its report in, by the names that `--format` takes.
protocol NamedFormats {
    /// The names, the default one first.
    static var names: [String] { get }
}

extension FormatCatalog: NamedFormats {}
extension ComparisonFormatCatalog: NamedFormats {}

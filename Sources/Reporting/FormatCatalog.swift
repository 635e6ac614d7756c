/// All report formats by name: what `--format` offers, its help lists and the tests run over.
public enum FormatCatalog {
    /// The formats, the default one first.
    public static let all: [any ReportFormat] = [TextFormat(), MarkdownFormat(), HTMLFormat(), JSONFormat()]

    /// The names that `--format` takes.
    public static var names: [String] { all.map(\.name) }

    /// The format of that name, or `nil` if there is none.
    public static func format(named name: String) -> (any ReportFormat)? {
        all.first { $0.name == name }
    }
}

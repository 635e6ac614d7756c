/// All formats of a comparison by name: what `rrbench compare --format` offers and the tests run over.
public enum ComparisonFormatCatalog {
    /// The formats, the default one first.
    public static let all: [any ComparisonFormat] = [
        TextFormat(), MarkdownFormat(), HTMLFormat(), JSONFormat(), ComparisonCSVFormat(),
    ]

    /// The names that `--format` takes.
    public static var names: [String] { all.map(\.name) }

    /// The format of that name, or `nil` if there is none.
    public static func format(named name: String) -> (any ComparisonFormat)? {
        all.first { $0.name == name }
    }
}

internal import Balancing
internal import Foundation

/// The catalogue of strategies for people, for the documentation and for programs: one text, three forms.
enum StrategyListing {
    /// A paragraph a strategy.
    static var text: String {
        StrategyCatalog.entries.map { entry in
            let rows =
                [
                    ["rule", entry.rule], ["cost", entry.cost], ["fairness", entry.fairness], ["source", entry.source],
                ]
                + entry.parameters.map { ["\($0.name)=", parameter($0)] }
            return entry.name + "\n"
                + rows.map { "  \($0[0].padding(toLength: 12, withPad: " ", startingAt: 0))\($0[1])\n" }
                .joined()
        }.joined(separator: "\n")
    }

    /// The file docs/strategies.md.
    static var markdown: String {
        """
        # Strategies

        <!-- Written by `rrbench strategies --format markdown`; a test holds this file to the catalogue. -->

        `--strategy NAME` or `--strategy NAME:param=value,param=value`; the same in a scenario file. Weights, health, slow
        start and draining reach every strategy through the pool of backends. n is the number of backends.

        | strategy | rule | cost of a pick | fairness | source |
        |---|---|---|---|---|
        \(StrategyCatalog.entries.map(row).joined(separator: "\n"))

        ## Parameters

        | strategy | parameter | values | default | meaning |
        |---|---|---|---|---|
        \(StrategyCatalog.entries.flatMap(parameterRows).joined(separator: "\n"))

        """
    }

    /// A JSON document with everything that the other forms say.
    static func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let document = Document(strategies: StrategyCatalog.entries.map(Document.Strategy.init))
        return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
    }

    private static func parameter(_ parameter: StrategyParameter) -> String {
        "\(parameter.meaning): \(parameter.legalValues) (default \(parameter.defaultText))"
    }

    private static func row(_ entry: StrategyEntry) -> String {
        "| `\(entry.name)` | \([entry.rule, entry.cost, entry.fairness, entry.source].map(cell).joined(separator: " | ")) |"
    }

    private static func parameterRows(_ entry: StrategyEntry) -> [String] {
        entry.parameters.map { parameter in
            "| `\(entry.name)` | `\(parameter.name)` | \(cell(parameter.legalValues)) | `\(parameter.defaultText)` | "
                + "\(cell(parameter.meaning)) |"
        }
    }

    /// A text within a cell of a Markdown table.
    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }

    /// The shape of the JSON document.
    private struct Document: Encodable {
        struct Parameter: Encodable {
            let name: String
            let values: String
            let `default`: String
            let meaning: String
        }

        struct Strategy: Encodable {
            let name: String
            let rule: String
            let cost: String
            let fairness: String
            let source: String
            let parameters: [Parameter]

            init(_ entry: StrategyEntry) {
                name = entry.name
                rule = entry.rule
                cost = entry.cost
                fairness = entry.fairness
                source = entry.source
                parameters = entry.parameters.map { parameter in
                    Parameter(
                        name: parameter.name,
                        values: parameter.legalValues,
                        default: parameter.defaultText,
                        meaning: parameter.meaning
                    )
                }
            }
        }

        let schema = 1
        let strategies: [Strategy]
    }
}

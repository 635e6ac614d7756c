internal import Foundation

extension Scenario {
    /// The scenario that `--scenario` names: a built-in one, or a YAML file.
    ///
    /// It is called by that, unless it has a name of its own.
    package static func load(_ reference: String) throws -> Scenario {
        var scenario = try read(reference)
        scenario.title = scenario.title ?? reference
        return scenario
    }

    private static func read(_ reference: String) throws -> Scenario {
        if let builtIn = ScenarioLibrary.all.first(where: { $0.name == reference }) {
            return try Scenario(yaml: builtIn.yaml, name: reference)
        }
        guard let data = FileManager.default.contents(atPath: reference) else {
            throw ExperimentError.usage(
                "'\(reference)' is neither a readable file nor a built-in scenario; "
                    + "the built-in ones are \(ScenarioLibrary.names.joined(separator: ", "))."
            )
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw ExperimentError.usage("\(reference) is not UTF-8 text; save it as UTF-8.")
        }
        return try Scenario(yaml: text, name: reference)
    }
}

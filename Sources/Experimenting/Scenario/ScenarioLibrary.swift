/// The built-in scenarios, each a YAML text in a file of its own under `Scenarios/`.
///
/// The texts are Swift string literals and not resources of the package, so that `rrbench` stays one file that runs
/// wherever it is copied to. A new scenario is a file there and its line here.
package enum ScenarioLibrary {
    /// Names and YAML texts, in the order in which they are listed.
    package static let all: [(name: String, yaml: String)] = [
        ("steady", steady),
        ("even", even),
        ("heterogeneous", heterogeneous),
        ("one-slow", oneSlow),
        ("gc-pauses", gcPauses),
        ("heavy-tail", heavyTail),
        ("crash-recover", crashRecover),
        ("flapping", flapping),
        ("black-hole", blackHole),
        ("cold-start", coldStart),
        ("antagonist", antagonist),
        ("slow-start", slowStart),
        ("parity-resonance", parityResonance),
        ("linkerd-2016", linkerd2016),
        ("prequal-ramp", prequalRamp),
        ("cold-start-workers", coldStartWorkers),
        ("recovery", recovery),
    ]

    /// The names.
    package static var names: [String] { all.map(\.name) }

    /// The YAML of a built-in scenario.
    package static func yaml(named name: String) throws(ExperimentError) -> String {
        guard let found = all.first(where: { $0.name == name }) else {
            throw .usage("'\(name)' is no built-in scenario; choose one of \(names.joined(separator: ", ")).")
        }
        return found.yaml
    }
}

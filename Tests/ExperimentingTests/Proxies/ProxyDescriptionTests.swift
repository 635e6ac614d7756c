import Testing

@testable import Experimenting

@Suite struct ProxyDescriptionTests {
    private static let least = """
        name: mine
        program: mine
        strategies: [{name: round-robin}]
        configuration: listen {{listen}}
        """

    @Test func whatIsNotSaidHasDefaults() throws {
        let description = try ProxyDescription(yaml: Self.least, source: "mine.yaml")
        #expect(description.file == "proxy.conf")
        #expect(description.readyPath == "/health")
        #expect(description.readyDeadline == 10_000_000_000)
        #expect(description.arguments.isEmpty && description.environment.isEmpty && description.parameters.isEmpty)
        #expect(
            description.strategies
                == [ProxyStrategy(name: "round-robin", configuration: "", weights: .used, settings: [:])]
        )
    }

    @Test(
        arguments: [
            ("colour: red", "mine.yaml:5: unknown key 'colour'"),
            ("ready: {path: health}", "no path"),
            ("ready: {status: 200}", "unknown key 'status'"),
            ("ready: {within: 0s}", "above zero"),
            ("version: {after: v, flag: -v}", "unknown key 'flag'"),
            ("environment: [NONSENSE]", "not NAME=VALUE"),
            ("arguments: ['{{#root}}']", "never closed"),
            ("file: ../mine.conf", "without path"),
            ("parameters: [{name: zone, values: [on]}]", "at least two"),
            ("parameters: [{values: [on, off]}]", "name: is needed"),
        ]
    )
    func refuses(line: String, problem: String) {
        let error = #expect(throws: ExperimentError.self) {
            try ProxyDescription(yaml: Self.least + "\n" + line, source: "mine.yaml")
        }
        #expect("\(error.map { "\($0)" } ?? "")".contains(problem), "\(String(describing: error))")
    }

    @Test(
        arguments: [
            ("name: mine", "name: a b", "letters, digits"),
            ("name: mine", "summary: x", "name: is needed"),
            ("program: mine", "summary: x", "program: is needed"),
            ("configuration: listen {{listen}}", "summary: x", "configuration: is needed"),
            ("[{name: round-robin}]", "[]", "at least one"),
            ("[{name: round-robin}]", "[{name: roundrobin}]", "'roundrobin' is no strategy"),
            ("[{name: round-robin}]", "[{name: random, weights: maybe}]", "'maybe' is none of"),
            ("[{name: round-robin}]", "[{name: random, set: zone=on}]", "none of the parameters"),
            ("[{name: round-robin}]", "[{name: random, configuration: '{{x'}]", "has no '}}'"),
        ]
    )
    func refuses(_ text: String, changedTo other: String, problem: String) {
        let error = #expect(throws: ExperimentError.self) {
            try ProxyDescription(yaml: Self.least.replacing(text, with: other), source: "mine.yaml")
        }
        #expect("\(error.map { "\($0)" } ?? "")".contains(problem), "\(String(describing: error))")
    }

    @Test func anEmptyFileIsNone() {
        #expect(throws: ExperimentError.self) { try ProxyDescription(yaml: "", source: "mine.yaml") }
    }
}

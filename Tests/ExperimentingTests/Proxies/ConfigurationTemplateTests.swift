import Testing

@testable import Experimenting

@Suite struct ConfigurationTemplateTests {
    private let context = TemplateContext(
        values: ["port": "80", "lines": "one\ntwo", "empty": ""],
        switches: ["on": true, "off": false],
        lists: ["backends": [TemplateContext(values: ["name": "a"]), TemplateContext(values: ["name": "b"])]]
    )

    @Test(
        arguments: [
            ("listen {{port}};", "listen 80;"),
            ("{single} $variable %[src] }", "{single} $variable %[src] }"),
            ("a{{#on}} b{{/on}}{{^on}} c{{/on}}", "a b"),
            ("a{{#off}} b{{/off}}{{^off}} c{{/off}}", "a c"),
            ("{{#backends}}{{name}}:{{port}} {{/backends}}", "a:80 b:80 "),
            ("x\n    {{lines}}\ny\n", "x\n    one\n    two\ny\n"),
            ("x\n{{empty}}\n  {{#on}}\n  z\n  {{/on}}\ny\n", "x\n  z\ny\n"),
            ("{{#on}}{{#off}}no{{/off}}yes{{/on}}", "yes"),
            ("", ""),
        ]
    )
    func renders(template: String, text: String) throws {
        #expect(try ConfigurationTemplate(template).render(in: context) == text)
    }

    @Test(
        arguments: [
            ("{{port", "has no '}}'"),
            ("{{#on}}x", "never closed"),
            ("{{#on}}x{{/off}}", "closes what"),
            ("x{{/on}}", "closes what"),
        ]
    )
    func refusesTagsThatDoNotMatch(template: String, problem: String) {
        let error = #expect(throws: ExperimentError.self) { try ConfigurationTemplate(template) }
        #expect("\(error.map { "\($0)" } ?? "")".contains(problem))
    }

    @Test(arguments: [("{{prot}}", "port"), ("{{#no}}{{/no}}", "backends, off, on"), ("{{name}}", "port")])
    func refusesNamesThatNobodyKnows(template: String, known: String) throws {
        let template = try ConfigurationTemplate(template)
        let error = #expect(throws: ExperimentError.self) { try template.render(in: context) }
        #expect("\(error.map { "\($0)" } ?? "")".contains(known))
    }
}

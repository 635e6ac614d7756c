import Pacing
import Testing

@testable import LoadDriving

@Suite("TextTemplate")
struct TextTemplateTests {
    private func text(_ template: String, sequence: Int64, seed: UInt64 = 1) throws -> String {
        let template = try TextTemplate(template)
        var generator = SeededGenerator(seed: seed)
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: template.mostBytes + 1) { memory in
            guard let base = memory.baseAddress else { return "" }
            let length = template.fill(base, sequence: sequence, using: &generator)
            #expect(length <= template.mostBytes)
            return String(decoding: UnsafeBufferPointer(start: base, count: length), as: UTF8.self)
        }
    }

    @Test(
        "literals and numbers",
        arguments: [
            ("", 1, ""), ("plain {x} }}", 1, "plain {x} }}"), ("/{{sequence}}", 1, "/1"),
            ("{{sequence}}{{ sequence }}", 1_234_567_890, "12345678901234567890"), ("{{random 7 7}}-", 1, "7-"),
            ("{{random -5 -5}}", 1, "-5"), ("{{sequence}}", Int64.max, "9223372036854775807"), ("{{sequence}}", 0, "0"),
            ("{{random -9223372036854775808 -9223372036854775808}}", 1, "-9223372036854775808"),
            ("a{{open}}b}}", 1, "a{{b}}"), ("{", 1, "{"), ("x{", 1, "x{"),
        ] as [(String, Int64, String)]
    )
    func fills(template: String, sequence: Int64, result: String) throws {
        #expect(try text(template, sequence: sequence) == result)
    }

    @Test("random numbers keep to their range and reach all of it")
    func random() throws {
        let found = try (1...200).map { try text("{{random 3 6}}", sequence: 1, seed: $0) }
        #expect(Set(found) == ["3", "4", "5", "6"])
    }

    @Test("a UUID is one of version 4, and another for another seed", arguments: 1...50 as ClosedRange<UInt64>)
    func uuid(seed: UInt64) throws {
        let uuid = try text("{{uuid}}", sequence: 1, seed: seed)
        let form = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/
        #expect(uuid.wholeMatch(of: form) != nil, "\(uuid)")
        #expect(try uuid != text("{{uuid}}", sequence: 1, seed: seed + 1))
    }

    @Test(
        "what is no template is refused",
        arguments: [
            "{{", "{{}}", "{{x}}", "{{random}}", "{{random 2 1}}", "{{random a b}}", "{{uuid 4}}", "a{{sequence",
        ]
    )
    func refuses(template: String) {
        #expect(throws: LoadPlanError.self) { try TextTemplate(template) }
        #expect(throws: LoadPlanError.self) { try TextTemplate(body: Array(template.utf8)) }
    }

    @Test("what is refused is shown by its beginning")
    func longPlace() {
        let place = String(repeating: "x", count: 100_000)
        let error = #expect(throws: LoadPlanError.self) { try TextTemplate("{{\(place)}}") }
        #expect((error?.description.utf8.count ?? .max) < 200)
    }
}

import Testing

@testable import Recording

@Suite("RunReference")
struct RunReferenceTests {
    @Test("digits are a number", arguments: [("1", 1), ("42", 42)])
    func number(text: String, number: Int64) {
        #expect(RunReference(text).number == number)
    }

    @Test("a prefix is hexadecimal digits and dashes, in lower case")
    func prefix() {
        #expect(RunReference("0A1b-").uuidPrefix == "0a1b-")
        #expect(RunReference("xyz").uuidPrefix == nil)
        #expect(RunReference("").uuidPrefix == nil)
        #expect(RunReference("last").uuidPrefix == nil)
    }
}

import Measuring
import TestSupport
import Testing

@testable import LoadDriving

@Suite("ExpectationMatcher")
struct ExpectationMatcherTests {
    @Test("a pattern is found wherever a plain search finds it, however the body is cut", arguments: 0..<200)
    func pattern(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let letters = Array("ab".utf8)
        let body = (0..<Int.random(in: 0...40, using: &random)).map { _ in letters.randomElement(using: &random) ?? 0 }
        let pattern = (0..<Int.random(in: 1...6, using: &random)).map { _ in letters.randomElement(using: &random) ?? 0
        }
        var expectations = Expectations()
        expectations.body = pattern
        let matcher = ExpectationMatcher(expectations)
        var progress = ExpectationMatcher.Progress()
        var rest = body[...]
        while !rest.isEmpty {
            let part = rest.prefix(Int.random(in: 1...5, using: &random))
            rest = rest.dropFirst(part.count)
            Array(part).withUnsafeBytes { matcher.note(body: $0, in: &progress) }
        }
        let isThere = body.indices.contains { body[$0...].starts(with: pattern) }
        #expect(matcher.verdict(on: 200, progress) == (isThere ? .none : .unexpectedBody))
    }

    @Test(
        "sets of statuses",
        arguments: [
            ("200", [200], [199, 201]), ("2xx", [200, 299], [199, 300]),
            ("204,301-303", [204, 301, 302, 303], [300, 304]),
        ] as [(String, [Int16], [Int16])]
    )
    func statuses(text: String, members: [Int16], others: [Int16]) throws {
        let set = try StatusSet(parsing: text)
        #expect(members.allSatisfy(set.contains) && !others.contains(where: set.contains))
        #expect(set.description == text)
    }

    @Test(
        "what is no set of statuses is refused by the part that is none",
        arguments: ["", "2x", "20", "600", "99", "300-200", "200,,201", "abc", "200-", "0xx", "6xx", "+20", "2000"]
    )
    func badStatuses(text: String) {
        #expect(throws: LoadPlanError.self) { try StatusSet(parsing: text) }
    }
}

import TestSupport
import Testing

@testable import Proxying

@Suite struct CheckVerdictTests {
    private func states(_ results: String, healthy: Bool, rise: Int, fall: Int) -> String {
        var verdict = CheckVerdict(beginsHealthy: healthy)
        return String(
            results.map { result -> Character in
                _ = verdict.record(passed: result == "+", rise: rise, fall: fall)
                return verdict.isHealthy ? "U" : "d"
            }
        )
    }

    @Test(arguments: [
        ("+--+---++", true, "UUUUUUddU"), ("-+++", true, "ddUU"), ("+-", false, "UU"), ("---++-++", true, "ddddUUUU"),
        ("+--+--+--", true, "UUUUUUUUU"),
    ])
    func followsResultsInARow(_ results: String, _ healthy: Bool, _ expected: String) {
        #expect(states(results, healthy: healthy, rise: 2, fall: 3) == expected)
    }

    @Test func theFirstResultDecidesAlone() {
        for begins in [true, false] {
            for passed in [true, false] {
                var verdict = CheckVerdict(beginsHealthy: begins)
                #expect(verdict.record(passed: passed, rise: 9, fall: 9) == (begins != passed))
                #expect(verdict.isHealthy == passed)
            }
        }
    }

    /// After the first result, the verdict is that of the last run of equal results long enough to decide.
    @Test(arguments: 1...4, 1...4) func equalsItsDefinition(_ rise: Int, _ fall: Int) {
        for word in 0..<1 << 12 {
            var verdict = CheckVerdict(beginsHealthy: true)
            var history: [Bool] = []
            var expected = true
            for bit in 0..<12 {
                let passed = word >> bit & 1 == 1
                let before = verdict.isHealthy
                history.append(passed)
                let run = history.reversed().prefix { $0 == passed }.count
                if history.count == 1 || run >= (passed ? rise : fall) { expected = passed }
                let changed = verdict.record(passed: passed, rise: rise, fall: fall)
                #expect(verdict.isHealthy == expected && changed == (before != expected))
            }
        }
    }
}

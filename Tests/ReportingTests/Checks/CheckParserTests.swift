import Measuring
import TestSupport
import Testing

@testable import Reporting

@Suite("The grammar of checks")
struct CheckParserTests {
    @Test(
        "A wrong check is told by position and remedy",
        arguments: [
            ("", 1, "expected a figure, a number or '(', and the expression ends"),
            ("p99 <", 6, "expected a figure, a number or '(', and the expression ends"),
            ("p99 < < 2", 7, "expected a figure, a number or '(', not '<'"),
            ("p99", 1, "expected a condition such as p99 < 20ms; p99 is a time"),
            ("errors + 1", 1, "expected a condition such as p99 < 20ms; errors + 1 is a number"),
            ("p99 = 20ms", 5, "'=' is no operator; '==' compares"),
            ("p99 < 20ms & errors == 0", 12, "'&' is no operator; '&&' or 'and' joins two conditions"),
            ("p99 < 20ms | errors == 0", 12, "'|' is no operator; '||' or 'or' joins two conditions"),
            ("p99 < 20xs", 9, "'xs' is no unit; the units are ns, us, ms, s, m, h, %, k, M"),
            ("p99 < 20ms errors == 0", 12, "expected an operator or the end, not 'errors'"),
            ("(p99 < 20ms", 12, "expected an operator or ')', and the expression ends"),
            ("p99 < 20ms)", 11, "expected an operator or the end, not ')'"),
            ("1 < p99 < 20ms", 9, "expected an operator or the end, not '<'"),
            ("(1 < 2) < 3", 1, "expected a number or a time; (1 < 2) is a condition"),
            ("errors < 1s", 1, "errors is no time, and 1s is one; compare like with like"),
            ("20ms > rps * 2", 8, "rps * 2 is no time, and 20ms is one; compare like with like"),
            ("p99 + sent < 1s", 7, "sent is no time, and p99 is one; compare like with like"),
            ("p99 < 20%", 7, "20% is no time, and p99 is one; compare like with like"),
            ("pp99 < 20ms", 1, "there is no figure 'pp99'; did you mean p99?"),
            ("spread.max_gaps <= 1", 1, "there is no figure 'spread.max_gaps'; did you mean spread.max_gap?"),
            ("latncy_us.p99 < 1", 1, "there is no figure 'latncy_us.p99'; did you mean latency_us.p99?"),
            ("spread == even", 1, "'spread' is a group; name one of its figures, such as spread.allowed_gap"),
            (
                "unicorns < 1", 1,
                "there is no figure 'unicorns'; the members of the JSON summary are figures, such as latency_us.p99"
            ),
            ("spread.verdict == evn", 19, "spread.verdict is one of even, uneven, not_applicable, and never 'evn'"),
            ("spread.verdict < even", 1, "a text is compared with == or !=, not with <"),
            ("spread.verdict == 1", 1, "expected a number or a time; spread.verdict is a text"),
            ("p99 * p50 < 1", 7, "a time cannot be multiplied by a time"),
            ("backends.share > 0.3", 1, Self.eachOf),
            ("all(p99 < 20ms)", 4, "all() needs a figure of each backend, such as backends.errors == 0"),
            ("max(p99) < 20ms", 4, "max() needs a figure of each backend, such as backends.p99_us"),
            ("all(backends.share) > 1", 4, "expected a condition such as p99 < 20ms; (backends.share) is a number"),
            ("average(backends.share) > 1", 1, Self.noFunction),
            (
                "any(backends.errors > errors.requests)", 23,
                "backends and errors are different lists; ask of one at a time"
            ),
            ("run.proxy == 'x", 14, "the text in quotation marks has no end"),
            ("p99 < 20ms # no", 12, "'#' has no meaning in a check"),
            ("p99 < 1e999", 7, "this number is too large"),
        ]
    )
    func wrong(text: String, position: Int, problem: String) {
        let error = #expect(throws: CheckError.self) { try CheckExpression(text) }
        #expect(error == CheckError(expression: text, position: position, problem: problem))
    }

    private static let eachOf =
        "each of the backends has a figure here; say which with one of all(), any(), count(), max(), min(), sum()"
    private static let noFunction =
        "there is no function 'average'; the functions are all, any, count, max, min, sum"

    @Test("An error is one sentence")
    func sentence() {
        let error = #expect(throws: CheckError.self) { try CheckExpression("p99 <") }
        #expect(
            error?.description
                == "'p99 <', position 6: expected a figure, a number or '(', and the expression ends."
        )
    }

    @Test(
        "Precedence: what is written without parentheses means what is written with them",
        arguments: [
            ("1 + 2 * 3 == 7", "(1 + (2 * 3)) == 7"), ("2 * 3 + 1 == 7", "((2 * 3) + 1) == 7"),
            ("8 - 4 - 2 == 2", "((8 - 4) - 2) == 2"), ("8 / 4 / 2 == 1", "((8 / 4) / 2) == 1"),
            ("-2 * 3 == -6", "((-2) * 3) == (-6)"), ("8 / 4 * 2 == 4", "((8 / 4) * 2) == 4"),
            ("not 1 == 2 and 1 == 1", "(not (1 == 2)) and (1 == 1)"),
            ("not 1 == 1 or 1 == 1", "(not (1 == 1)) or (1 == 1)"),
            ("1 == 1 or 1 == 2 and 1 == 2", "(1 == 1) or ((1 == 2) and (1 == 2))"),
            ("1 == 1 or 1 == 1, 1 == 1", "((1 == 1) or (1 == 1)), (1 == 1)"),
        ]
    )
    func precedence(bare: String, parenthesised: String) throws {
        #expect(try CheckSamples.result(bare).passed)
        #expect(try CheckSamples.result(parenthesised).passed)
    }

    @Test("A comma binds looser than or")
    func comma() throws {
        #expect(!(try CheckSamples.result("1 == 1 or 1 == 1, 1 == 2").passed))
        #expect(try CheckSamples.result("1 == 1 or (1 == 1, 1 == 2)").passed)
    }

    @Test("Logic follows the laws of Boole", arguments: 0..<8)
    func logic(bits: Int) throws {
        let (a, b, c) = (Self.truth(bits & 1), Self.truth(bits & 2), Self.truth(bits & 4))
        let equivalences = [
            ("\(a) and \(b)", "\(b) and \(a)"), ("not (\(a) and \(b))", "not \(a) or not \(b)"),
            ("\(a) and (\(b) or \(c))", "\(a) and \(b) or \(a) and \(c)"), ("not not \(a)", a),
            ("\(a), \(b)", "\(a) && \(b)"), ("\(a) || \(b)", "\(a) or \(b)"),
        ]
        for (left, right) in equivalences {
            #expect(try CheckSamples.result(left).passed == CheckSamples.result(right).passed, "\(left) | \(right)")
        }
    }

    private static func truth(_ bit: Int) -> String { bit == 0 ? "1 == 2" : "1 == 1" }

    @Test("Nesting and length have limits, and no text a crash")
    func limits() throws {
        let deep = String(repeating: "(", count: 100_000)
        #expect(throws: CheckError.self) { try CheckExpression(deep) }
        #expect(throws: CheckError.self) { try CheckExpression(String(repeating: "not ", count: 1000) + "1 == 1") }
        #expect(throws: CheckError.self) { try CheckExpression(String(repeating: "-", count: 1000) + "1 == 1") }
        let sum = String(repeating: "1+", count: 2000) + "1 == 2001"
        #expect(try CheckSamples.result(sum).passed)
    }

    @Test("Random texts are read or refused, and never crash", arguments: 0..<20)
    func fuzz(seed: Int) {
        let pieces = [
            "p99", "errors", "spread.verdict", "even", "backends.share", "all(", "max(", "count(", "(", ")", "<", "==",
            "!=", "and", "or", "not", "!", ",", "+", "-", "*", "/", "20ms", "1.5", "99%", "'x'", "'", ".", "é", "\u{0}",
            "🎛", "1e", "_", "by_status", "requests.by_status.200", "<=", "=", "&", "0", " ", "\n",
        ]
        var random = SplitMix64(seed: UInt64(seed))
        for _ in 0..<500 {
            let text = (0..<Int.random(in: 0...12, using: &random))
                .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }
                .joined(separator: Bool.random(using: &random) ? " " : "")
            do {
                _ = try CheckExpression(text).evaluate(over: CheckSamples.summary)
            } catch {
                #expect((1...text.count + 1).contains(error.position) && !error.problem.isEmpty)
            }
        }
    }

    @Test("Names are near by Levenshtein's distance")
    func distance() {
        #expect(EditDistance.between("kitten", "sitting") == 3)
        #expect(EditDistance.between("", "abc") == 3)
        #expect(EditDistance.between("same", "same") == 0)
    }
}

import Measuring
import Testing

@testable import Reporting

@Suite("Checks on a comparison")
struct ComparisonCheckTests {
    private func result(_ text: String) throws -> CheckResult {
        let check = try CheckExpression(text, mayNameComparison: true)
        #expect(check.subject == .comparison, "\(text)")
        return check.evaluate(over: CheckFigures(SampleComparisons.oneBetter))
    }

    @Test("Every figure of the JSON can be checked by its name")
    func everyFigure() throws {
        let vocabulary = CheckVocabulary.comparison
        let metrics = ComparisonMetric.allCases.flatMap { metric in
            ["median", "low", "high"].map { "arms.metrics.\(metric.rawValue).\($0)" }
        }
        let promised =
            metrics
            + ["comparison.id", "comparison.state", "comparison.complete_rounds", "family.tests", "arms.scenario"]
            + ["pairs.difference", "pairs.p_adjusted", "pairs.p_paired", "pairs.sentence", "excluded.run"]
        #expect(Set(promised).isSubset(of: Set(vocabulary.names)))
        for name in vocabulary.names {
            let figure = try #require(vocabulary.figure(named: name))
            var condition = "\(name) >= 0"
            if case .text(let choices) = figure.type { condition = "\(name) != '\(choices.first ?? "x")'" }
            let check = try CheckExpression(
                figure.list == nil ? condition : "any(\(condition))",
                mayNameComparison: true
            )
            let result = check.evaluate(over: CheckFigures(SampleComparisons.oneBetter))
            #expect(result.passed || result.explanation?.isEmpty == false, "\(check.text)")
        }
    }

    @Test(
        "Rounds, arms, pairs and runs left out are asked for with what the grammar has",
        arguments: [
            ("comparison.complete_rounds == comparison.rounds", true),
            ("comparison.state == complete", true),
            ("count(pairs.verdict == worse) == 0", true),
            ("any(pairs.candidate == 'least-requests' and pairs.metric == p99_us and pairs.verdict == better)", true),
            ("all(pairs.metric != p99_us or pairs.difference < 5%)", true),
            ("all(arms.name != 'least-requests' or arms.metrics.p99_us.median < 20ms)", true),
            ("max(arms.metrics.p99_us.high) < 20ms", false),
            ("arms.metrics.p99_us.median < 20ms or comparison.id == 3", nil),
            ("count(excluded.run > 0) == 0", false),
            ("family.min_effect == 2%", true),
        ]
    )
    func asked(text: String, passes: Bool?) throws {
        guard let passes else {
            #expect(throws: CheckError.self) { try result(text) }
            return
        }
        #expect(try result(text).passed == passes, "\(text)")
    }

    @Test("What was observed names the arm, the pair with its metric, or the run")
    func observed() throws {
        let arms = try result("all(arms.metrics.p99_us.median < 20ms)").explanation
        #expect(arms == "observed round-robin: arms.metrics.p99_us.median = 45.1 ms")
        let pairs = try result("all(pairs.verdict != better or pairs.metric == p50_us)").explanation
        #expect(pairs?.contains("least-requests against round-robin in p99_us: pairs.verdict = better") == true)
        #expect(try result("all(excluded.arm == 'a')").explanation?.contains("run 31: ") == true)
    }

    @Test("What a comparison has no figure for is missing")
    func missing() throws {
        #expect(try result("all(arms.metrics.p999_us.median < 1h)").explanation?.contains("is not known") == true)
        let check = try CheckExpression("comparison.rounds == 1", mayNameComparison: true)
        #expect(check.evaluate(over: CheckFigures(SampleComparisons.history)).passed == false)
    }

    @Test("A check is of every run unless it names a figure of the comparison, and names no figures of both")
    func subjects() throws {
        #expect(try CheckExpression("p99 < 20ms and errors == 0", mayNameComparison: true).subject == .run)
        for (text, words) in [
            ("all(arms.metrics.p99_us.median < 2 * p50)", "'p50' is a figure of a run; "),
            ("comparison.rounds == sent", "'sent' is a figure of a run; "),
            ("all(pairs.verdict == best)", "never 'best'"),
            ("all(pairs.verdcit == better)", "did you mean pairs.verdict?"),
        ] {
            do {
                _ = try CheckExpression(text, mayNameComparison: true)
                Issue.record("\(text) was taken")
            } catch { #expect(error.description.contains(words), "\(error)") }
        }
        do {
            _ = try CheckExpression("count(pairs.verdict == worse) == 0")
            Issue.record("a run has no pairs")
        } catch { #expect(error.description.contains("'rrbench compare' judges"), "\(error)") }
    }

    @Test("A comparison takes the results of those checks that are about it")
    func judging() throws {
        var report = SampleComparisons.oneBetter
        report.judge(by: [
            try CheckExpression("p99 < 20ms"), try CheckExpression("family.tests == 9", mayNameComparison: true),
        ])
        #expect(report.checks.map(\.expression) == ["p99 < 20ms", "family.tests == 9"])
        #expect(report.checks.last?.passed == true, "\(String(describing: report.checks.last))")
    }
}

import Measuring
import Testing

@testable import Reporting

@Suite("Check expressions")
struct CheckExpressionTests {
    @Test(
        "Checks that hold",
        arguments: [
            "p99 < 40ms", "p99 == 31.2ms", "p99 < 40000", "latency_us.p99 <= 31200", "p99 < 0.04s", "p99 > 31199us",
            "p99 < 40 ms and p50 < 7ms", "errors == 10", "errors/sent <= 1%", "succeeded == 990", "dropped == 3",
            "rps >= 99", "achieved/attempted >= 0.98", "achieved/attempted >= 98%", "attempted > 100",
            "attempted < 0.2k", "spread.verdict == uneven", "spread.verdict != even", "validity.verdict != invalid",
            "'valid' == validity.verdict", "run.strategy == 'round-robin'", "run.strategy != \"random\"",
            "run.mode == open", "run.duration_s >= 10", "run.duration_s >= 10s", "run.duration_s < 1m",
            "requests.by_status.200 == 990", "requests.by_status.404 == 0", "requests.by_error.timeout == 4",
            "requests.by_error.connect_refused == 0", "schedule_lag_us.p99 < 0.1ms", "cpu_us_per_request.proxy <= 25",
            "cpu_us_per_request.proxy <= 25us", "reconciliation.lost == 0", "40ms > p99",
            "succeeded / run.duration_s == 99", "p99 - p50 < 26ms", "p99 / p50 < 6", "p99 < 6 * p50", "2 * 3 ms <= p50",
            "p99 / 2 < 16ms", "-p99 < 0", "-(1 + 2) == -3", "1e3 == 1k", "spread.chi_square_p < 0.001",
            "not errors == 0", "!(errors == 0)", "errors == 0 or p99 < 40ms", "errors == 0 || p99 < 40ms",
            "errors > 0 && p99 < 40ms", "errors > 0, p99 < 40ms", "all(backends.share >= 0.2)",
            "any(backends.errors == 0)", "count(backends.errors > 0) == 2", "max(backends.p99_us) == 45ms",
            "max(backends.p99_us) < 2 * p99", "min(backends.share) >= 20%", "sum(backends.requests) == sent",
            "sum(backends.requests * backends.share) == 380", "max(backends.p99_us) / min(backends.p99_us) < 2",
            "all(backends.p99_us < 2 * p50 or backends.requests < 600)", "max(errors.share) <= 0.006",
            "all(errors.latency_us.p99 < 100ms)", "max(p99 - backends.p99_us) > 0",
            "phases_us.first_byte.p50 == 1.5ms",
            "all(backends.name != 'backend-4')",
        ]
    )
    func holds(text: String) throws {
        let result = try CheckSamples.result(text)
        #expect(result.passed, "\(result.sentence)")
        #expect(result.expression == text)
    }

    @Test(
        "Checks that fail tell what was observed",
        arguments: [
            ("p99 < 20ms", "observed 31.2 ms", 31.2), ("p99 < 20000", "observed 31.2 ms", 31_200),
            ("p99 < 31.199ms", "observed 31200.0 µs", 31.2), ("20ms > p99", "observed 31.2 ms", 31.2),
            ("errors == 0", "observed 10", 10), ("achieved/attempted >= 99%", "observed 98.70 %", 98.703888),
            ("spread.verdict == even", "observed uneven", .nan), ("spread.chi_square_p > 1%", "observed 0.02 %", 0.02),
            ("spread.chi_square_p > 0.01", "observed 0.0002", 0.0002), ("run.duration_s > 10", "observed 10.0 s", 10),
            ("p99 < 20ms and errors == 0", "observed p99 = 31.2 ms, errors = 10", 31.2),
            ("p99 < 40ms and errors == 0", "observed errors = 10", 10),
            ("not (errors > 0)", "observed errors = 10", 10),
            ("all(backends.share >= 0.3)", "observed backend-3: backends.share = 0.2", 0.2),
            ("count(backends.errors > 0) == 0", "observed 2", 2),
            ("max(backends.p99_us) < 40ms", "observed 45.0 ms", 45),
            (
                "any(backends.share > 0.9)",
                "observed backend-1: backends.share = 0.5, backend-2: backends.share = 0.3, "
                    + "backend-3: backends.share = 0.2", 0.5
            ),
            ("cpu_us_per_request.backends < 5", "cpu_us_per_request.backends is not known", .nan),
            ("errors / (sent - 1000) < 1", "errors / (sent - 1000) is not a number", .nan),
        ]
    )
    func fails(text: String, explanation: String, observed: Double) throws {
        let result = try CheckSamples.result(text)
        #expect(!result.passed)
        #expect(result.explanation == explanation)
        #expect(result.observed == observed || (result.observed.isNaN && observed.isNaN), "\(result.observed)")
    }

    @Test("A passed check tells what was observed too")
    func observedWhenPassed() throws {
        #expect(try CheckSamples.result("p99 < 40ms").explanation == "observed 31.2 ms")
        #expect(try CheckSamples.result("errors == 0 or p99 < 40ms").explanation == "observed p99 = 31.2 ms")
    }

    @Test(
        "What was not measured fails, whatever is asked of it",
        arguments: [
            ("p99 < 20ms", "no request succeeded, so there is no latency_us.p99"),
            ("p99 >= 0", "no request succeeded, so there is no latency_us.p99"),
            ("not (p99 >= 20ms)", "observed no request succeeded, so there is no latency_us.p99"),
            ("all(backends.p99_us < 1s)", "observed none of the backends is known"),
            ("sum(backends.requests) == 0", "none of the backends is known"),
            ("phases_us.tls.p99 < 1ms", "phases_us.tls.p99 was not measured"),
        ]
    )
    func missing(text: String, explanation: String) throws {
        var summary = CheckSamples.failed
        summary.backends = []
        let result = try CheckSamples.result(text, over: summary)
        #expect(!result.passed)
        #expect(result.explanation == explanation)
    }

    @Test("A missing figure is of no account where the rest decides")
    func missingIsKleene() throws {
        let summary = CheckSamples.failed
        #expect(try CheckSamples.result("errors == 10 or p99 < 1ms", over: summary).passed)
        #expect(try CheckSamples.result("p99 < 1ms or errors == 10", over: summary).passed)
        #expect(try CheckSamples.result("not (p99 < 1ms and errors == 0)", over: summary).passed)
        #expect(!(try CheckSamples.result("errors == 10 and p99 < 1ms", over: summary).passed))
        #expect(try CheckSamples.result("all(backends.requests == 0 or backends.p99_us < 1s)", over: summary).passed)
        #expect(!(try CheckSamples.result("all(backends.p99_us < 1s)", over: summary).passed))
        #expect(try CheckSamples.result("all(errors.share <= 1)", over: summary).passed)
    }

    @Test("No failures at all are a fine answer")
    func noErrors() throws {
        var summary = CheckSamples.summary
        summary.errors = []
        #expect(try CheckSamples.result("all(errors.share < 1%)", over: summary).passed)
        #expect(try CheckSamples.result("sum(errors.requests) == 0", over: summary).passed)
        #expect(!(try CheckSamples.result("max(errors.share) < 1", over: summary).passed))
    }

    @Test("Every figure of the JSON can be checked by its name")
    func everyFigure() throws {
        let vocabulary = CheckVocabulary.run
        #expect(vocabulary.names.count > 80)
        for name in vocabulary.names {
            let figure = try #require(vocabulary.figure(named: name))
            var condition = "\(name) >= 0"
            if case .text(let choices) = figure.type { condition = "\(name) != '\(choices.first ?? "x")'" }
            let text = figure.list == nil ? condition : "any(\(condition))"
            let figures = CheckFigures(CheckSamples.summary)
            let result = try CheckExpression(text).evaluate(over: figures)
            #expect(result.passed || result.explanation?.isEmpty == false, "\(text)")
        }
        for (name, full) in CheckVocabulary.shortNames {
            #expect(vocabulary.figure(named: name) == vocabulary.figure(named: full))
            #expect(vocabulary.figure(named: full) != nil)
        }
    }

    @Test("What only some runs have can be checked by its name, too")
    func optionalFigures() throws {
        var summary = CheckSamples.summary
        summary.spread.explainEverything()
        summary.spread.recovery?[0].secondsToFairShare = 1.5
        summary.memory = MemorySummary(proxyPeak: 40_000_000)
        summary.requestsByKind = [KindSummary(name: "a", requests: 5, failed: 1, latency: LatencySummary())]
        for (text, holds) in [
            ("all(spread.recovery.seconds_to_fair_share < 2s)", true),
            ("all(spread.recovery.seconds_to_fair_share < 1200ms)", false),
            ("all(spread.causes.name != black_hole)", false), ("all(spread.causes.name != hash_ring)", true),
            ("memory_bytes.proxy_peak < 50M", true), ("any(requests_by_kind.failed > 0)", true),
        ] {
            #expect(try CheckSamples.result(text, over: summary).passed == holds, "\(text)")
        }
        summary.spread.causes = []
        #expect(try CheckSamples.result("all(spread.causes.name != black_hole)", over: summary).passed)
    }

    @Test("Results survive their JSON, without a number too")
    func throughJSON() throws {
        var summary = CheckSamples.failed
        summary.checks = [try CheckSamples.result("p99 < 1ms", over: summary)]
        let text = JSONFormat().render(RunReport(summary: summary))
        #expect(text.contains("\"observed\": null"))
        #expect(text.contains("\"explanation\": \"no request succeeded"))
    }
}

import Foundation
import TestSupport
import Testing

@Suite struct CompareCommandTests {
    /// Two strategies under a small closed loop.
    private static let small = [
        "compare", "--strategies", "round-robin,random", "-n", "100", "-c", "4", "--warmup", "0", "--cooldown", "0",
    ]

    @Test func comparisonIsJSONAndOnRecord() throws {
        let folder = try TemporaryFolder()
        let outcome = try BuiltBinary.run(
            Self.small + ["--repeats", "4", "--seed", "7", "--json", "--db", folder.path("r.sqlite")]
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("round 1/4, run 1/8: round-robin"))
        let json = try outcome.json()
        let arms = try #require(json["arms"] as? [[String: Any]])
        #expect(arms.compactMap { $0["name"] as? String } == ["round-robin", "random"])
        #expect(arms.compactMap { ($0["runs"] as? [Int])?.count } == [4, 4])
        let pairs = try #require(json["pairs"] as? [[String: Any]])
        #expect(pairs.compactMap { $0["metric"] as? String } == ["p50_us", "p99_us", "achieved_rps", "error_share"])
        #expect(try SQLite.integer("SELECT count(*) FROM comparison_runs", in: folder) == 8)
        #expect(try SQLite.integer("SELECT count(DISTINCT seed) FROM runs", in: folder) == 4)
        #expect(try SQLite.text("SELECT result FROM comparisons", in: folder) == outcome.output)
        let again = try BuiltBinary.run(["compare", "1", "2", "--format", "csv", "--db", folder.path("r.sqlite")])
        #expect(again.status == 0)
        #expect(again.output.hasPrefix("metric,baseline,candidate,baseline_value,candidate_value,difference,"))
    }

    @Test func proxysTaxAndFailedCheck() throws {
        let folder = try TemporaryFolder()
        let outcome = try BuiltBinary.run([
            "compare", "--against", "direct", "-n", "100", "-c", "4", "--warmup", "0", "--repeats", "2", "--json",
            "--check", "max < 1ns", "--db", folder.path("r.sqlite"), "--no-progress",
        ])
        #expect(outcome.status == 2, "\(outcome.errors)")
        #expect(outcome.errors.isEmpty)
        let arms = try #require(try outcome.json()["arms"] as? [[String: Any]])
        #expect(arms.compactMap { $0["name"] as? String } == ["direct", "round-robin"])
        #expect(arms.compactMap { $0["proxy"] as? String } == ["direct", "embedded"])
        #expect(try SQLite.integer("SELECT count(*) FROM runs WHERE proxy = 'direct'", in: folder) == 2)
    }

    @Test func checksOfRunsAndComparisonReachJUnitAndGitHub() throws {
        let folder = try TemporaryFolder()
        let outcome = try BuiltBinary.run(
            Self.small + [
                "--repeats", "2", "--json", "--check", "errors == 0", "--check", "comparison.complete_rounds == 3",
                "--junit", folder.path("junit.xml"), "--db", folder.path("r.sqlite"), "--no-progress",
            ],
            environment: ["GITHUB_ACTIONS": "true"]
        )
        #expect(outcome.status == 2, "\(outcome.errors)")
        let checks = try #require(try outcome.json()["checks"] as? [[String: Any]])
        #expect(checks.map { $0["passed"] as? Bool } == [true, true, false])
        #expect(
            outcome.errors.contains(
                "::error title=rrbench comparison 1%3A check::comparison.complete_rounds == 3: observed 2"
            )
        )
        let xml = try String(contentsOfFile: folder.path("junit.xml"), encoding: .utf8)
        #expect(xml.contains("<testcase classname=\"rrbench.check\" name=\"random: errors == 0\"/>"))
        #expect(xml.contains("<failure message=\"comparison.complete_rounds == 3: observed 2\" type=\"check\"/>"))
        #expect(try SQLite.text("SELECT result FROM comparisons", in: folder) == outcome.output)
        let again = try BuiltBinary.run([
            "compare", "1", "2", "--check", "count(pairs.reason == shown) == 0", "--db", folder.path("r.sqlite"),
        ])
        #expect(again.status == 0, "\(again.errors)")
    }

    @Test func aFileThatCannotBeWrittenIsFoundBeforeTheRuns() throws {
        let folder = try TemporaryFolder()
        for flag in ["--junit", "-o"] {
            let outcome = try BuiltBinary.run(
                Self.small + [flag, folder.path("none/file"), "--db", folder.path("r.sqlite")]
            )
            #expect(outcome.status == 1)
            #expect(
                outcome.errors.contains(folder.path("none/file")) && outcome.errors.contains(flag),
                "\(outcome.errors)"
            )
            #expect(!FileManager.default.fileExists(atPath: folder.path("r.sqlite")))
        }
    }

    @Test func mergeBringsComparisonsAlong() throws {
        let folder = try TemporaryFolder()
        let other = try TemporaryFolder()
        for place in [other.path("r.sqlite"), folder.path("r.sqlite")] {
            let made = try BuiltBinary.run(Self.small + ["--repeats", "1", "--db", place])
            #expect(made.status == 0, "\(made.errors)")
        }
        let merge = ["runs", "merge", other.path("r.sqlite"), "--db", folder.path("r.sqlite")]
        #expect(try BuiltBinary.run(merge).errors.contains("comparison 1 is now comparison 2\n"))
        #expect(try BuiltBinary.run(merge).errors.contains("comparison 1 is here already as comparison 2\n"))
        let table = ["export", "--table", "comparison", "--db"]
        let (there, here) = (
            try BuiltBinary.run(table + [other.path("r.sqlite"), "1"]),
            try BuiltBinary.run(table + [folder.path("r.sqlite"), "3"])
        )
        #expect(here.status == 0, "\(here.errors)")
        #expect(here.output == there.output)
    }

    @Test func interruptReportsCompleteRounds() throws {
        let folder = try TemporaryFolder()
        let running = try BuiltBinary.start(
            Self.small + ["--repeats", "1000", "--json", "--db", folder.path("r.sqlite")]
        )
        let hasRound = eventually(within: 20) {
            ((try? SQLite.integer("SELECT count(*) FROM comparison_runs", in: folder)) ?? 0) >= 4
        }
        #expect(hasRound)
        running.signal(SIGINT)
        let outcome = running.wait()
        #expect(outcome.status == 130)
        let comparison = try #require(try outcome.json()["comparison"] as? [String: Any])
        #expect(comparison["state"] as? String == "interrupted")
        #expect(try #require(comparison["complete_rounds"] as? Int) >= 2)
        #expect(try SQLite.text("SELECT state FROM comparisons", in: folder) == "interrupted")
    }

    @Test(
        arguments: [
            (["compare"], "--strategies A,B"),
            (["compare", "--strategies", "round-robin"], "nothing to be compared with"),
            (["compare", "--strategies", "p2c,p2c"], "named twice"),
            (["compare", "--strategies", "p2c,fastest"], "'fastest'"),
            (["compare", "--strategies", "p2c,random", "--repeats", "0"], "--repeats 0"),
            (["compare", "--strategies", "p2c,random", "--repeats", "1001"], "from 1 to 1000"),
            (["compare", "--strategies", "p2c,random", "--min-effect", "200%"], "--min-effect 200%"),
            (["compare", "--strategies", "p2c,random", "--metrics", "p42"], "--metrics p42"),
            (["compare", "--strategies", "p2c,random", "--format", "pdf"], "--format pdf"),
            (["compare", "--strategy", "p2c", "--strategies", "p2c,random"], "--strategy"),
            (["compare", "--against", "nginx"], "--against nginx"),
            (
                ["compare", "--strategies", "p2c,random", "--proxy", "direct", "--proxies", "direct"],
                "--proxies and --proxy"
            ),
            (["compare", "--strategies", "p2c,random", "--check", "p99 <"], "--check"),
            (["compare", "1"], "compare 1"),
            (["compare", "1", "2", "--repeats", "3"], "--repeats"),
            (["compare", "1", "2", "-c", "4"], "-c and runs"),
            (["compare", "1", "2", "--backends", "4"], "--backends and runs"),
            (["compare", "1", "2", "--strategy", "p2c"], "--strategy and runs"),
            (["compare", "1", "2", "-H", "a: b"], "-H and runs"),
            (["compare", "1", "2", "--no-keepalive"], "--no-keepalive and runs"),
        ]
    )
    func wrongUsageIsSaid(arguments: [String], named: String) throws {
        let folder = try TemporaryFolder()
        let outcome = try BuiltBinary.run(arguments + ["--db", folder.path("r.sqlite")])
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(named), "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
    }
}

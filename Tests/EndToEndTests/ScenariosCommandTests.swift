import Foundation
import TestSupport
import Testing

/// `rrbench scenarios`, and `run --scenario` on real sockets.
@Suite struct ScenariosCommandTests {
    private static let short = ["--listen", "127.0.0.1:0", "--backend-port", "0", "--no-progress", "--json"]

    @Test func whatIsShownRuns() throws {
        let list = try BuiltBinary.run(["scenarios", "list"]).output
        for name in ["steady", "linkerd-2016", "black-hole", "prequal-ramp", "cold-start-workers", "recovery"] {
            #expect(list.contains(name))
        }
        let folder = try TemporaryFolder()
        let shown = try BuiltBinary.run(["scenarios", "show", "cold-start-workers"])
        #expect(shown.status == 0)
        try Data(shown.output.utf8).write(to: folder.url.appendingPathComponent("mine.yaml"))
        let mine = try BuiltBinary.run(["simulate", "--scenario", folder.path("mine.yaml"), "--json"])
        let results = try #require(try mine.json()["results"] as? [[String: Any]])
        let counts = results.map { $0["backends_detail"] as? [[String: Any]] ?? [] }.map {
            $0.map { $0["requests"] as? Int }
        }
        #expect(counts.first == Array(repeating: 3, count: 8))
        #expect(try #require(counts.last?.first ?? nil) >= 12)
    }

    /// What a run stores reads back as a scenario that makes the same run, live and simulated.
    @Test func storedRunIsAScenario() throws {
        let folder = try TemporaryFolder()
        let database = ["--db", folder.path("r.sqlite")]
        let system = ["-n", "60", "-c", "2", "-q", "300", "--arrivals", "poisson", "--warmup", "0", "--seed", "5"]
        let first = try BuiltBinary.run(
            ["run", "--backends", "4", "--strategy", "p2c", "-H", "X-Odd: \"a\" # b"] + system + Self.short + database
        )
        #expect(first.hasMeasured, "\(first.errors)")
        let yaml = try SQLite.text("SELECT scenario FROM runs WHERE id = 1", in: folder)
        try Data(yaml.utf8).write(to: folder.url.appendingPathComponent("again.yaml"))
        let scenario = ["--scenario", folder.path("again.yaml")]
        let second = try BuiltBinary.run(["run"] + scenario + Self.short + database)
        #expect(second.hasMeasured, "\(second.errors)")
        let stored = try SQLite.text("SELECT scenario FROM runs WHERE id = 2", in: folder)
        #expect(stored == "name: \"\(folder.path("again.yaml"))\"\n" + yaml)
        let simulated = try BuiltBinary.run(["simulate", "--json"] + scenario)
        #expect(simulated.status == 0, "\(simulated.errors)")
        let result = try #require((try simulated.json()["results"] as? [[String: Any]])?.first)
        #expect(result["strategy"] as? String == "p2c")
        #expect(result["requests"] as? Int == 60)
    }

    /// The JSON names the scenario and counts by its objective: live, recorded, and in a run that is repeated from it.
    @Test func objectiveIsInTheJSON() throws {
        let folder = try TemporaryFolder()
        let file = folder.path("s.yaml")
        try Data("name: checkout\nexpect: 'nothing: much'\nobjective: 30s\n".utf8).write(to: URL(fileURLWithPath: file))
        let run = [
            "run", "--scenario", file, "-n", "50", "-c", "2", "--warmup", "0", "--check", "scenario.in_time_share == 1",
        ]
        let database = ["--db", folder.path("r.sqlite")]
        let live = try BuiltBinary.run(run + Self.short + database)
        #expect(live.status == 0, "\(live.errors)")
        let recorded = try BuiltBinary.run(["report", "--format", "json"] + database)
        let repeated = try BuiltBinary.run(["run", "--repeat-of", "1"] + Self.short + database)
        for outcome in [live, recorded, repeated] {
            let scenario = try #require(try outcome.json()["scenario"] as? [String: Any], "\(outcome.errors)")
            #expect(scenario["name"] as? String == "checkout")
            #expect(scenario["expect"] as? String == "nothing: much")
            #expect(scenario["objective_us"] as? Double == 30_000_000)
            #expect(scenario["in_time"] as? Int == 50 && scenario["in_time_share"] as? Double == 1)
        }
        let text = try BuiltBinary.run(["report"] + database).output
        #expect(text.contains("scenario       checkout\nexpect         nothing: much\nobjective      30s\n"), "\(text)")
        #expect(text.contains("answered in time 100.00 %, 50 requests, within 30s\n"))
    }

    /// The same scenario live and simulated: the medians of a lightly loaded system agree within 15 % and 2 ms.
    ///
    /// Means would tell of each stall of the machine.
    @Test func liveAndSimulatedAgree() throws {
        let folder = try TemporaryFolder()
        let scenario = ["--scenario", "steady", "--seed", "3"]
        let run = ["run", "-z", "3s", "--db", folder.path("r.sqlite")] + scenario + Self.short
        let live = try #require(try BuiltBinary.run(run).json()["latency_us"] as? [String: Double])
        let simulate = ["simulate", "-n", "20000", "--json"] + scenario
        let results = try BuiltBinary.run(simulate).json()["results"] as? [[String: Any]]
        let simulated = try #require(results?.first?["latency_us"] as? [String: Double])
        let (median, expected) = (try #require(live["p50"]), try #require(simulated["p50"]))
        #expect(abs(median - expected) < 0.15 * expected + 2000, "\(median) µs, \(expected) µs")
    }

    @Test(
        arguments: [
            ("strategy: fastest", "1: strategy: unknown strategy 'fastest'"),
            ("backends: 3\nrates: 5", "2: unknown key 'rates'; the legal keys are name, summary"),
            ("backends:\n  - {wait: 1}", "2: unknown key 'wait'; the legal keys are count, weight"),
            ("rate: 5\nstages: 1s:5", "2: stages: rate says already"),
            ("backends: 2\nfaults:\n  - {backend: 3, kind: crash}", "3: backend: there is no backend 3"),
            ("faults:\n  - {kind: melt}", "2: kind: 'melt' is no fault"),
            ("warmup: soon", "1: warmup: 'soon' is not a duration"),
            ("a: [", "is not YAML"),
            ("- 1", "write 'key: value' lines"),
        ] as [(String, String)]
    )
    func badFileIsRefusedWithItsLine(yaml: String, sentence: String) throws {
        let folder = try TemporaryFolder()
        try Data(yaml.utf8).write(to: folder.url.appendingPathComponent("bad.yaml"))
        for command in ["run", "simulate"] {
            let outcome = try BuiltBinary.run([command, "--scenario", "bad.yaml"], in: folder.url)
            #expect(outcome.status == 64)
            #expect(outcome.errors.contains("bad.yaml") && outcome.errors.contains(sentence), "\(outcome.errors)")
            #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
        }
    }

    @Test(
        arguments: [
            (["run", "--scenario", "prequal-ramp"], "clients, discipline"),
            (["run", "--scenario", "one-slow", "http://127.0.0.1:1/"], "has faults"),
            (["run", "--scenario", "crash-recover", "--backends", "1"], "a fault at backend 2"),
            (["run", "--scenario", "nowhere"], "'nowhere'"),
            (["simulate", "--scenario", "nowhere"], "black-hole"),
            (["scenarios", "show", "nowhere"], "'nowhere'"),
            (["simulate", "--rate", "5", "--utilization", "0.5"], "--utilization and --rate"),
            (["simulate", "--strategy", "p2c,fastest"], "'fastest'"),
            (["simulate", "--sweep", "rate=1:2:1"], "--sweep rate=1:2:1"),
            (["simulate", "--sweep", "utilization=0.5:0.9:0.1", "--rate", "5"], "--sweep and --rate"),
            (["simulate", "--utilization", "-1"], "--utilization -1"),
            (["simulate", "--discipline", "lifo"], "--discipline lifo"),
            (["simulate", "--clients", "0"], "--clients 0"),
            (["simulate", "--compare", "p2c"], "--compare p2c"),
            (["simulate", "--service", "none"], "service time above 0"),
            (["simulate", "--validate", "--backends", "3"], "--validate and --backends"),
            (["simulate", "--format", "pdf"], "--format pdf"),
            (["strategies", "--format", "pdf"], "--format pdf"),
        ] as [([String], String)]
    )
    func badFlagsAreUsage(arguments: [String], named value: String) throws {
        let outcome = try BuiltBinary.run(arguments)
        #expect(outcome.status == 64, "\(outcome.errors)")
        #expect(outcome.errors.contains(value), "\(outcome.errors)")
        #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
    }
}

import Foundation
import TestSupport
import Testing

/// `rrbench simulate`, judged by what it prints and its exit status.
@Suite struct SimulateCommandTests {
    private func results(_ arguments: [String]) throws -> [[String: Any]] {
        let outcome = try BuiltBinary.run(["simulate", "--json"] + arguments)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.isEmpty)
        let json = try outcome.json()
        #expect(json["schema"] as? Int == 1)
        return try #require(json["results"] as? [[String: Any]])
    }

    @Test func jsonHasWhatTheInterfacePromises() throws {
        let result = try #require(try results(["-n", "20000", "--backends", "4"]).first)
        let promised = [
            "strategy", "backends", "clients", "utilization", "requests", "latency_us", "mean_ci_us", "throughput_rps",
            "arrivals_per_second_of_cpu", "spread", "backends_detail",
        ]
        #expect(promised.allSatisfy { result[$0] != nil })
        let latency = try #require(result["latency_us"] as? [String: Double])
        #expect(Set(latency.keys) == ["min", "mean", "p50", "p75", "p90", "p95", "p99", "p999", "max"])
        let interval = try #require(result["mean_ci_us"] as? [Double])
        let mean = try #require(latency["mean"])
        #expect(interval.count == 2 && interval[0] <= mean && mean <= interval[1])
        let details = try #require(result["backends_detail"] as? [[String: Any]])
        #expect(details.compactMap { $0["requests"] as? Int }.reduce(0, +) == 20000)
        let spread = try #require(result["spread"] as? [String: Any])
        #expect(spread["verdict"] as? String == "even")
        #expect(spread["max_gap"] as? Int == 0)
    }

    /// 1 s up to 1,000/s and 2 s at it are 2,500 requests, of which the rate of the last two seconds shows.
    @Test func stagesAreTheLoad() throws {
        let result = try #require(try results(["--stages", "1s:1000,2s:1000", "--arrivals", "constant"]).first)
        #expect(result["requests"] as? Int == 2500)
        let rate = try #require(result["throughput_rps"] as? Double)
        #expect((828...836).contains(rate), "\(rate)")
    }

    @Test func sameSeedSameBytesButForTheClock() throws {
        func figures(_ seed: String) throws -> String {
            let results = try results(["-n", "5000", "--strategy", "p2c,random", "--seed", seed])
            let timeless = results.map { $0.filter { $0.key != "arrivals_per_second_of_cpu" } }
            return String(
                decoding: try JSONSerialization.data(withJSONObject: timeless, options: .sortedKeys),
                as: UTF8.self
            )
        }
        #expect(try figures("4") == figures("4"))
        #expect(try figures("4") != figures("5"))
    }

    /// A comma before `param=value` belongs to the strategy on its left.
    @Test func strategiesAreListedWithTheirParameters() throws {
        let strategies = "p2c:choices=3,round-robin,aperture:size=2,over=p2c:choices=2"
        let names = try results(["-n", "500", "--strategy", strategies]).compactMap { $0["strategy"] as? String }
        #expect(names == ["p2c:choices=3", "round-robin", "aperture:size=2,over=p2c:choices=2"])
    }

    /// M/M/1 at 0.5 has mean 2; processor sharing has it whatever the service law.
    @Test(arguments: [
        ["--service", "exponential:1ms"], ["--service", "bimodal:500us:5500us:0.1", "--discipline", "ps"],
    ])
    func meanIsThatOfTheory(arguments: [String]) throws {
        let system = ["--backends", "1", "--utilization", "0.5", "-n", "400000"]
        let result = try #require(try results(system + arguments).first)
        let mean = try #require((result["latency_us"] as? [String: Double])?["mean"])
        #expect(abs(mean / 2000 - 1) < 0.03)
    }

    @Test func staleLoadInformationHerds() throws {
        let system = [
            "-n", "50000", "--utilization", "0.8", "--strategy", "least-requests,random", "--staleness", "20ms",
        ]
        let means = try results(system).compactMap { ($0["latency_us"] as? [String: Double])?["mean"] }
        #expect(means[0] > means[1])
    }

    @Test func sweepIsACurveAStrategy() throws {
        let sweep = ["--strategy", "round-robin,p2c", "--sweep", "utilization=0.5:0.9:0.2", "-n", "5000"]
        let results = try results(sweep)
        #expect(results.compactMap { $0["utilization"] as? Double } == [0.5, 0.7, 0.9, 0.5, 0.7, 0.9])
        let csv = try BuiltBinary.run(["simulate", "--format", "csv"] + sweep).output
        #expect(csv.split(separator: "\n").count == 7)
        #expect(csv.hasPrefix("strategy,backends,clients,utilization,"))
        let folder = try TemporaryFolder()
        let html = try BuiltBinary.run(["simulate", "--format", "html", "-o", folder.path("s.html")] + sweep)
        #expect(html.status == 0 && html.output.isEmpty)
        let page = try String(contentsOfFile: folder.path("s.html"), encoding: .utf8)
        #expect(page.ranges(of: "<path class=\"curve").count == 4)
        #expect(!page.contains("http://") && !page.contains("https://"))
    }

    @Test func comparisonHasPairedDifferences() throws {
        let arguments = ["simulate", "--json", "--compare", "random,p2c", "-n", "50000", "--utilization", "0.8"]
        let json = try BuiltBinary.run(arguments).json()
        let pairs = try #require(json["pairs"] as? [[String: Any]])
        #expect(pairs.compactMap { $0["metric"] as? String } == ["mean_us", "p50_us", "p99_us"])
        let mean = try #require(pairs.first)
        #expect(mean["verdict"] as? String == "better")
        #expect(try #require(mean["high"] as? Double) < 0)
    }

    @Test func validationMissesWithTooFewRequests() throws {
        let outcome = try BuiltBinary.run(["simulate", "--validate", "--requests", "2000"])
        #expect(outcome.status == 2, "\(outcome.errors)")
        #expect(outcome.output.contains("MISSED"))
        let json = try BuiltBinary.run(["simulate", "--validate", "--requests", "2000", "--json"]).json()
        #expect(json["passed"] as? Bool == false)
    }

    @Test func scenarioIsOverriddenByFlags() throws {
        let all = try results(["--scenario", "black-hole"])
        #expect(all.count == 5)
        let drawn = all.prefix(3).compactMap { ($0["backends_detail"] as? [[String: Any]])?.first?["share"] as? Double }
        #expect(abs(drawn[0] - 0.1) < 0.001 && drawn[1] > 0.7 && abs(drawn[2] - 0.2) < 0.01)
        let one = try results(["--scenario", "black-hole", "--strategy", "random", "-n", "1000"])
        #expect(one.compactMap { $0["requests"] as? Int } == [1000])
    }
}

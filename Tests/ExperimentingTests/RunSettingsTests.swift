import LoadDriving
import Pacing
import Testing

@testable import Experimenting

@Suite struct RunSettingsTests {
    private func plan(_ change: (inout LoadPlan) throws -> Void) rethrows -> ExperimentPlan {
        var load = LoadPlan(url: "http://127.0.0.1/")
        load.headers = ["X-Odd: a \"quoted\" \\ # : value", "Accept: */*"]
        try change(&load)
        return ExperimentPlan(
            target: .embedded(
                Topology(
                    backends: 3,
                    backendPort: 0,
                    service: NoService(),
                    listen: HostPort(host: "127.0.0.1", port: 0),
                    proxyThreads: 2
                )
            ),
            strategy: "round-robin",
            load: load,
            targetRate: 1500,
            arrivals: "constant",
            seed: 7,
            databasePath: "x.sqlite",
            version: "0"
        )
    }

    @Test func yamlReadsBack() {
        let settings = RunSettings(plan { _ in })
        #expect(RunSettings(yaml: settings.yaml) == settings)
    }

    @Test func saysWhatWasAsked() {
        let yaml = RunSettings(plan { $0.limit = .requests(12) }).yaml
        for line in ["rate: 1500\n", "requests: 12\n", "proxy_threads: 2\n", "  - \"Accept: */*\"\n", "seed: 7\n"] {
            #expect(yaml.contains(line), "\(yaml)")
        }
        #expect(!yaml.contains("duration"))
    }

    @Test func isAScenario() throws {
        var plan = plan { $0.body = Array("line\n\"two\" \u{7}".utf8) }
        if case .embedded(var topology) = plan.target {
            topology.members = [ScenarioBackend(weight: 2, concurrency: 3), ScenarioBackend()]
            topology.proxy = try ProxyCatalog.make("nginx:zone=on")
            plan.target = .embedded(topology)
        }
        let scenario = try Scenario(yaml: RunSettings(plan).yaml, name: "stored")
        #expect(scenario.strategies == ["round-robin"])
        #expect(scenario.seed == 7)
        #expect(scenario.rate == 1500)
        #expect(scenario.arrivals == "constant")
        #expect(scenario.backends == [ScenarioBackend(weight: 2, concurrency: 3), ScenarioBackend()])
        #expect(scenario.live.headers == plan.load.headers)
        #expect(scenario.live.body == "line\n\"two\" \u{7}")
        #expect(scenario.live.proxyThreads == 2)
        #expect(scenario.live.proxy == "nginx:zone=on")
        #expect(scenario.isLive)
    }

    @Test func keepsHowTheTargetIsReached() throws {
        let plan = try plan { load in
            load.connectionMode = .pinned
            load.http2 = true
            load.streams = 4
            load.tls.acceptsAnyCertificate = true
            load.tls.authorities = "ca file.pem"
            load.tls.certificate = "c.pem"
            load.tls.key = "k.pem"
            load.resolve = ["a.test:443:127.0.0.1", "b.test:443:[::1]"]
            load.unixSocket = "/run/x y"
            load.acceptsCompressed = true
            load.keepsCookies = true
            load.followsRedirects = true
            load.expectations.statuses = try StatusSet(parsing: "200,3xx")
            load.expectations.headers = ["X-A: 1"]
            load.expectations.body = Array("a: \"b\"".utf8)
        }
        let live = try Scenario(yaml: RunSettings(plan).yaml, name: "stored").live
        #expect(live.connectionMode == "pinned" && live.http2 == true && live.streams == 4)
        #expect(live.insecure == true && live.authorities == "ca file.pem")
        #expect(live.certificate == "c.pem" && live.key == "k.pem")
        #expect(live.resolve == plan.load.resolve && live.unixSocket == "/run/x y")
        #expect(live.compressed == true && live.cookies == true && live.followsRedirects == true)
        #expect(live.expectedStatus == "200,3xx" && live.expectedHeaders == ["X-A: 1"])
        #expect(live.expectedBody == "a: \"b\"")
    }

    @Test func keepsNoSecret() {
        let yaml = RunSettings(plan { $0.headers = ["authorization: Basic YTpi", "Cookie: a=1", "X-Kept: 1"] }).yaml
        #expect(yaml.contains("X-Kept") && !yaml.contains("YTpi") && !yaml.contains("a=1"), "\(yaml)")
    }
}

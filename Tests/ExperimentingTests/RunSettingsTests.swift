import LoadDriving
import Pacing
import Testing

@testable import Experimenting

@Suite struct RunSettingsTests {
    private func plan(_ change: (inout LoadPlan) -> Void = { _ in }) -> ExperimentPlan {
        var load = LoadPlan(url: "http://127.0.0.1/")
        load.headers = ["X-Odd: a \"quoted\" \\ # : value", "Accept: */*"]
        change(&load)
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
        let settings = RunSettings(plan())
        #expect(RunSettings(yaml: settings.yaml) == settings)
    }

    @Test func saysWhatWasAsked() {
        let yaml = RunSettings(plan { $0.limit = .requests(12) }).yaml
        for line in ["rate: 1500\n", "requests: 12\n", "proxy_threads: 2\n", "header_2: \"Accept: */*\"\n"] {
            #expect(yaml.contains(line), "\(yaml)")
        }
        #expect(!yaml.contains("duration"))
    }
}

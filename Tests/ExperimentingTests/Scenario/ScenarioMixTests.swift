import Foundation
import LoadDriving
import Pacing
import TestSupport
import Testing

@testable import Experimenting

@Suite struct ScenarioMixTests {
    private func live(_ yaml: String) throws -> LiveSettings { try Scenario(yaml: yaml, name: "test.yaml").live }

    @Test func entriesAreRequests() throws {
        let folder = try TemporaryFolder()
        try Data("from a file".utf8).write(to: folder.url.appendingPathComponent("body"))
        let scenario = try Scenario(
            yaml: """
                headers: ["X-All: 1"]
                request_count: 500
                request_order: turns
                requests:
                  - {path: /a, weight: 3, name: read}
                  - {url: "http://127.0.0.1:1/b?{{sequence}}", headers: ["X-B: {{uuid}}"], body: "{{random 1 2}}"}
                  - {body_size: 3, method: PUT}
                  - {body_file: "\(folder.path("body"))"}
                """,
            name: "test.yaml"
        )
        #expect(scenario.requests == 500)
        #expect(scenario.live.mixOrder == .turns && scenario.live.headers == ["X-All: 1"])
        #expect(
            scenario.live.mix == [
                RequestKind(name: "read", weight: 3, url: "/a"),
                RequestKind(
                    url: "http://127.0.0.1:1/b?{{sequence}}",
                    method: "POST",
                    headers: ["X-B: {{uuid}}"],
                    body: Array("{{random 1 2}}".utf8)
                ),
                RequestKind(method: "PUT", body: Array("xxx".utf8)),
                RequestKind(method: "POST", body: Array("from a file".utf8)),
            ]
        )
    }

    @Test func aNumberIsStillTheNumberOfRequests() throws {
        let scenario = try Scenario(yaml: "requests: 12", name: "test.yaml")
        #expect(scenario.requests == 12 && scenario.live.mix.isEmpty)
    }

    @Test(
        arguments: [
            ("requests: []", "empty"), ("requests: [{path: a}]", "path"), ("requests: [{weight: 0}]", "weight"),
            ("requests: [{body: a, body_size: 1}]", "body_size"), ("requests: [{url: /a, path: /b}]", "path"),
            ("requests: [{size: 1}]", "size"), ("method: PUT\nrequests: [{path: /}]", "method"),
            ("request_count: 3", "request_count"), ("request_order: any\nrequests: [{path: /}]", "any"),
            ("body: a\nbody_size: 2", "body_size"), ("requests: [{body_file: /no/such/file}]", "/no/such/file"),
        ]
    )
    func saysWhatIsWrong(yaml: String, named: String) {
        let error = #expect(throws: ExperimentError.self) { try live(yaml) }
        #expect(error?.description.contains(named) == true && error?.description.contains("test.yaml:") == true)
    }

    @Test func storedSettingsReadBack() throws {
        var load = LoadPlan(url: "http://127.0.0.1/")
        load.headers = ["Authorization: x", "X-A: 1"]
        load.mixOrder = .turns
        load.limit = .requests(9)
        load.mix = [
            RequestKind(name: "a \"b\"", weight: 2.5, url: "/a b", headers: ["X-C: ,]", "cookie: z", "X-D: 2"]),
            RequestKind(method: "PUT", body: Array("{\"a\": [1, 2]}\n".utf8)),
            RequestKind(body: RequestBody.generated(100_000)),
        ]
        load.mix[1].expectations.statuses = try StatusSet(parsing: "201,4xx")
        load.mix[1].expectations.headers = ["X-E: 1, 2", "X-F: \"3\""]
        load.mix[2].expectations.body = Array("a: b".utf8)
        let yaml = RunSettings(plan(load)).yaml
        let scenario = try Scenario(yaml: yaml, name: "stored")
        load.mix[0].headers.remove(at: 1)
        #expect(scenario.live.mix == load.mix, "\(yaml)")
        #expect(scenario.requests == 9 && scenario.live.mixOrder == .turns && scenario.live.headers == ["X-A: 1"])
        #expect(scenario.live.omitted == ["header Authorization", "header cookie"])
    }

    @Test func whatIsTooLongIsNamed() throws {
        var load = LoadPlan(url: "http://127.0.0.1/")
        load.body = Array(repeating: UInt8(ascii: "y"), count: 5000)
        #expect(try live(RunSettings(plan(load)).yaml).omitted == ["body"])
        load.mix = [RequestKind(body: load.body)]
        #expect(try live(RunSettings(plan(load)).yaml).omitted == ["requests"])
        load.mix = []
        load.body = [0xFF]
        #expect(try live(RunSettings(plan(load)).yaml).omitted == ["body"])
    }

    private func plan(_ load: LoadPlan) -> ExperimentPlan {
        ExperimentPlan(
            target: .external(url: load.url),
            strategy: "round-robin",
            load: load,
            targetRate: nil,
            arrivals: nil,
            seed: 1,
            databasePath: "x.sqlite",
            version: "0"
        )
    }
}

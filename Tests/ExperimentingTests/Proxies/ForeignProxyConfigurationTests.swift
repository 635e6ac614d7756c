import TestSupport
import Testing

@testable import Experimenting

@Suite struct ForeignProxyConfigurationTests {
    private func proxy(_ specification: String) throws -> ForeignProxy {
        guard case .foreign(let proxy) = try ProxyCatalog.make(specification) else {
            throw ExperimentError.usage("\(specification) is embedded")
        }
        return proxy
    }

    @Test(
        arguments: [
            ("nginx", "round-robin", "nginx.conf"),
            ("nginx:zone=on,reuseport=on,retries=on,health=on", "least-requests", "nginx-all.conf"),
            ("haproxy", "round-robin", "haproxy.cfg"),
            ("haproxy:retries=on,health=on", "p2c:choices=3", "haproxy-all.cfg"),
            ("caddy", "round-robin", "Caddyfile"),
            ("caddy:retries=on,health=on", "weighted-round-robin", "Caddyfile-all"),
        ]
    )
    func wholeFile(specification: String, strategy: String, golden: String) throws {
        let setup = ProxySetup.three(strategy: strategy, weights: [3, 2, 1])
        let text = try proxy(specification).configuration(for: setup).file
        let difference = try GoldenFile(golden).difference(from: text)
        #expect(difference == nil, "\(difference ?? "")")
    }

    @Test(
        arguments: [
            ("nginx", "random", "random;"),
            ("nginx", "weighted-random", "server 127.0.0.1:8081 weight=3 max_fails=0;"),
            ("nginx", "p2c", "random two least_conn;"),
            ("nginx", "least-requests", "least_conn;"),
            ("nginx", "ip-hash", "ip_hash;"),
            ("nginx", "ring-hash", "hash $remote_addr consistent;"),
            ("nginx:hash=uri", "ring-hash", "hash $request_uri consistent;"),
            ("nginx", "weighted-round-robin", "server 127.0.0.1:8082 weight=2 max_fails=0;"),
            ("nginx", "per-worker-round-robin:workers=4", "server 127.0.0.1:8082 max_fails=0;"),
            ("haproxy", "random", "balance random(1)"),
            ("haproxy", "p2c", "balance random(2)"),
            ("haproxy", "least-requests", "balance leastconn"),
            ("haproxy", "first:limit=9", "default-server maxconn 9"),
            ("haproxy", "ip-hash", "balance source"),
            ("haproxy", "ring-hash", "hash-type consistent"),
            ("haproxy:hash=uri", "bounded-load", "balance uri"),
            ("haproxy", "weighted-round-robin", "server backend-1 127.0.0.1:8081 weight 3"),
            ("caddy", "random", "lb_policy random"),
            ("caddy", "first", "lb_policy first"),
            ("caddy", "weighted-round-robin", "lb_policy weighted_round_robin 3 2 1"),
        ]
    )
    func strategyHasItsLine(specification: String, strategy: String, line: String) throws {
        var weights = [3.0, 2, 1]
        if strategy.hasPrefix("first") { weights = [1, 1, 1] }
        let text = try proxy(specification).configuration(for: .three(strategy: strategy, weights: weights)).file
        let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
        #expect(lines.contains(line[...]), "\(text)")
    }

    @Test(
        arguments: [
            ("nginx", "prequal", [1.0, 1, 1], "nginx has nothing like the strategy prequal; it has round-robin"),
            ("nginx", "p2c:choices=3", [1, 1, 1], "nginx has no choices for p2c: leave out choices=3"),
            ("nginx:zone=on", "per-worker-round-robin:workers=4", [1, 1, 1], "zone=off"),
            ("nginx", "per-worker-round-robin:workers=8", [1, 1, 1], "--proxy-threads 8"),
            ("nginx", "weighted-round-robin", [0.5, 1, 1], "whole weights from 1 only"),
            ("nginx", "weighted-round-robin", [0, 1, 1], "whole weights from 1 only"),
            ("haproxy", "weighted-round-robin", [300, 1, 1], "weights up to 256"),
            ("caddy", "least-requests", [2, 1, 1], "caddy does not go by weights in least-requests"),
        ]
    )
    func refuses(specification: String, strategy: String, weights: [Double], problem: String) throws {
        let proxy = try proxy(specification)
        let error = #expect(throws: ExperimentError.self) {
            try proxy.configuration(for: .three(strategy: strategy, weights: weights))
        }
        #expect("\(error.map { "\($0)" } ?? "")".contains(problem), "\(String(describing: error))")
    }

    @Test func aScenarioTurnsParametersOnAndTheUserGoesBefore() throws {
        var setup = ProxySetup.three()
        setup.settings = ["retries": "on", "health": "on"]
        setup.checkInterval = 500_000_000
        let text = try proxy("haproxy").configuration(for: setup).file
        #expect(text.contains("retries 3") && text.contains("check inter 500ms"))
        #expect(try proxy("haproxy").mayRepeat(for: setup) && proxy("haproxy:retries=on").mayRepeat(for: .three()))
        #expect(try !proxy("haproxy:retries=off").mayRepeat(for: setup) && !proxy("haproxy").mayRepeat(for: .three()))
        let other = try proxy("haproxy:retries=off").configuration(for: setup).file
        #expect(other.contains("retries 0") && other.contains("check inter 500ms"))
        setup.settings = ["zone": "maybe", "unknown": "on"]
        #expect(try !proxy("nginx").configuration(for: setup).file.contains("zone"))
    }

    @Test func argumentsAndEnvironmentNameTheFolder() throws {
        let configuration = try proxy("caddy").configuration(for: .three())
        #expect(configuration.arguments.last == "/run/rrbench/Caddyfile")
        #expect(configuration.environment.contains("GOMAXPROCS=4"))
        #expect(configuration.environment.contains("HOME=/run/rrbench"))
    }

    @Test func aNameThatTheTemplateDoesNotKnowIsThatOfTheDescription() throws {
        let yaml = "name: mine\nprogram: x\nstrategies: [{name: round-robin}]\nconfiguration: '{{prot}}'"
        let description = try ProxyDescription(yaml: yaml, source: "mine.yaml")
        let proxy = try ForeignProxy(description, settings: [], specification: "mine.yaml")
        let error = #expect(throws: ExperimentError.self) { try proxy.configuration(for: .three()) }
        #expect("\(error.map { "\($0)" } ?? "")".contains("the description of mine: '{{prot}}'"))
    }
}

import HTTPWire
import Proxying
import Testing

@testable import Experimenting

@Suite struct ProxyConfigurationYAMLTests {
    private func read(_ yaml: String) throws -> ProxyConfiguration {
        try ProxyConfiguration(yaml: yaml, file: "proxy.yaml")
    }

    // MARK: The document

    @Test func documentedDefaultsAreTheDefaults() throws {
        let example = try read(ProxyConfigurationDocument().example)
        let plain = ProxyConfiguration.classic
        #expect(example.host == plain.host && example.port == plain.port && example.threads == plain.threads)
        #expect(example.upstreams.map(\.authority) == plain.upstreams.map(\.authority))
        #expect(example.upstreams.map(\.name) == ["one", "127.0.0.1:8082", "127.0.0.1:8083"])
        #expect(example.upstreams.allSatisfy { $0.weight == 1 && !$0.isBackup })
        #expect(example.strategyChoice == plain.strategyChoice)
        #expect(example.hashKey == plain.hashKey && example.sessionCookie == plain.sessionCookie)
        #expect(example.health.check == HealthCheckPolicy())
        #expect(example.health.outlier == plain.health.outlier)
        #expect(example.health.slowStart == plain.health.slowStart)
        #expect(example.health.panicThreshold == plain.health.panicThreshold)
        #expect(example.retry == plain.retry)
        #expect(example.timeouts == plain.timeouts)
        #expect(example.inFlight == InFlightLimits(perBackend: 100))
        #expect(example.headLimits == plain.headLimits)
        #expect(example.maximumConnections == 0 && example.idleConnectionsPerUpstream == 256)
        #expect(example.clientLimit == ClientLimit(try RateLimit(perSecond: 10), header: "X-Client-Id"))
        #expect(example.accessLog == AccessLogSettings(path: "access.log"))
        #expect(example.admin == AdminSettings(host: "127.0.0.1", port: 9901))
        #expect(example.forwarding == plain.forwarding)
        #expect(!example.dispatchHeader && example.viaName == plain.viaName)
    }

    /// No key of the schema is missing in the example.
    @Test func everyKeyIsInTheExample() throws {
        let document = try ProxyConfigurationDocument()
        var keys: Set<String> = []
        for line in document.example.split(separator: "\n") {
            for part in line.prefix(while: { $0 != "#" }).split(whereSeparator: { " {,-".contains($0) }) {
                if part.hasSuffix(":") { keys.insert(String(part.dropLast())) }
            }
        }
        #expect(keys == Set(ProxyKeys.all))
    }

    // MARK: Values

    @Test func everythingCanBeSaidOtherwise() throws {
        let yaml = """
            listen: "[::1]:0"
            threads: 4
            upstreams:
              - {address: "localhost:1", name: a, weight: 2.5}
              - {address: "[::1]:2", backup: true, weight: 0}
              - {address: "b:3", tls: {}}
              - {address: "c:4", tls: {server_name: d, verify: false}}
            upstream_ca: ca.pem
            tls: {certificate: a.pem, key: a.key, redirect: "[::]:80"}
            strategy: p2c:choices=3
            seed: 7
            hash_key: header:X-User
            session_cookie: sid
            health:
              check: {path: /up, interval: 3s, timeout: 500ms, rise: 1, fall: 5, expected: "204", begins_healthy: false}
              outlier:
                consecutive_gateway_failures: 7
                consecutive_5xx: 9
                base_ejection_time: 40s
                maximum_ejection_share: 1
                interval: 1m
              slow_start: {window: 10s, aggression: 2, minimum: 0.2}
              panic_threshold: 0.5
            retries:
              maximum: 1
              conditions: [timeout, malformed]
              statuses: [502, 503-504]
              per_try_timeout: 1s
              replay_bytes: 0
              budget_share: 0.5
              budget_minimum: 3
            timeouts: {connect: 1s, response: 2s, request: 3s, request_head: 4s, request_body: 5s, client_idle: 6s,
              upstream_idle: 7s, lingering: 8s, tunnel: 9s}
            limits: {connections: 9, in_flight: 8, queue: 0, queue_timeout: 1ms, idle_connections: 0, head_bytes: 4096,
              target_bytes: 2048, field_lines: 16}
            rate_limit: {rate: 2k, burst: 10, undelayed: 5}
            access_log: {path: "-", format: json, buffer_bytes: 65536}
            forwarding: {trusted_proxies: [10.0.0.0/8, "::1"], forwarded: true}
            admin: "[::1]:0"
            dispatch_header: true
            via: edge-1
            """
        let all = try read(yaml)
        #expect(all.host == "::1" && all.port == 0 && all.threads == 4)
        #expect(
            all.upstreams == [
                Upstream(name: "a", host: "localhost", port: 1, weight: 2.5),
                Upstream(name: "[::1]:2", host: "::1", port: 2, weight: 0, isBackup: true),
                Upstream(name: "b:3", host: "b", port: 3, tls: UpstreamTLS()),
                Upstream(
                    name: "c:4",
                    host: "c",
                    port: 4,
                    tls: UpstreamTLS(serverName: "d", verifiesCertificate: false)
                ),
            ]
        )
        #expect(all.upstreamAuthorities == "ca.pem" && all.redirect == RedirectListener(host: "::", port: 80))
        #expect(all.tls == TLSIdentity(certificateChain: "a.pem", privateKey: "a.key"))
        #expect(all.strategyChoice == StrategyChoice("p2c:choices=3", seed: 7))
        #expect("\(type(of: all.strategy))" == "PowerOfChoices")
        #expect(all.hashKey == .header("X-User") && all.sessionCookie == "sid")
        let check = try #require(all.health.check)
        #expect(check.path == "/up" && check.interval == 3_000_000_000 && check.timeout == 500_000_000)
        #expect(check.rise == 1 && check.fall == 5 && check.expected == StatusSet(204...204) && !check.beginsHealthy)
        let outlier = try #require(all.health.outlier)
        #expect(outlier.consecutiveGatewayFailures == 7 && outlier.consecutive5xx == 9)
        #expect(outlier.baseEjectionTime == 40_000_000_000 && outlier.maximumEjectionTime == 40_000_000_000)
        #expect(outlier.maximumEjectionShare == 1 && outlier.interval == 60_000_000_000)
        #expect(all.health.slowStart.window == 10_000_000_000)
        #expect(all.health.slowStart.aggression == 2 && all.health.slowStart.minimum == 0.2)
        #expect(all.health.panicThreshold == 0.5)
        #expect(all.retry.maximumRetries == 1 && all.retry.conditions == [.timeout, .malformed])
        #expect(all.retry.statuses == StatusSet(502...504) && all.retry.perTryTimeout == 1_000_000_000)
        #expect(all.retry.replayBytes == 0 && all.retry.budgetShare == 0.5 && all.retry.budgetMinimum == 3)
        let times = all.timeouts
        #expect([times.connect, times.response, times.request, times.requestHead] == [1, 2, 3, 4].map { $0 * second })
        #expect(
            [times.requestBody, times.clientIdle, times.upstreamIdle, times.lingering, times.tunnel]
                == [5, 6, 7, 8, 9].map { $0 * second }
        )
        #expect(all.maximumConnections == 9 && all.idleConnectionsPerUpstream == 0)
        #expect(all.inFlight?.perBackend == 8 && all.inFlight?.queue == 0 && all.inFlight?.queueTimeout == 1_000_000)
        #expect(all.headLimits.headBytes == 4096 && all.headLimits.targetBytes == 2048)
        #expect(all.headLimits.fieldLines == 16)
        #expect(all.clientLimit == ClientLimit(try RateLimit(perSecond: 2000, burst: 10, undelayed: 5)))
        #expect(all.accessLog?.path == "-" && all.accessLog?.format == .json && all.accessLog?.capacity == 65536)
        #expect(all.forwarding.trustedProxies == [try AddressBlock("10.0.0.0/8"), try AddressBlock("::1")])
        #expect(all.forwarding.emitsForwarded)
        #expect(all.admin == AdminSettings(host: "::1", port: 0))
        #expect(all.dispatchHeader && all.viaName == "edge-1")
    }

    private let second: Int64 = 1_000_000_000

    @Test func whatIsNotSaidIsClassic() throws {
        let one = try read("threads: 2")
        #expect(one.upstreams == ProxyConfiguration.classic.upstreams)
        #expect(one.health == .standard && one.accessLog == nil && one.inFlight == nil && one.clientLimit == nil)
        #expect(try read("retries: {statuses: 503}").retry.statuses == StatusSet(503...503))
        let check = try #require(try read("health: {check: {interval: 1s}}").health.check)
        #expect(check.timeout == 1_000_000_000)
    }

    // MARK: Errors

    @Test(
        arguments: [
            ("lisen: x", 1, "unknown key 'lisen'; the legal keys are listen, threads"),
            ("listen: nowhere", 1, "listen: 'nowhere' is not an address"),
            ("\nthreads: 0", 2, "threads: '0' is not a whole number from 1 to 256"),
            ("threads: 257", 1, "'257'"),
            ("seed: -1", 1, "seed: '-1'"),
            ("strategy: fastest", 1, "strategy: unknown strategy 'fastest': choose one of"),
            ("strategy: p2c:choices=0", 1, "'0'"),
            ("hash_key: colour", 1, "hash_key: 'colour' is no key; write address, path"),
            ("session_cookie: a b", 1, "session_cookie: 'a b'"),
            ("via: \"\"", 1, "via: ''"),
            ("dispatch_header: yes", 1, "'yes' is neither true nor false"),
            ("upstreams: []", 1, "at least one backend"),
            ("upstreams: 3", 1, "give a list of entries"),
            ("upstreams:\n  - {name: a}", 2, "address: give the backend's HOST:PORT"),
            ("upstreams:\n  - address: a:1\n  - address: b:0", 3, "'b:0' has no port"),
            ("upstreams:\n  - address: a:1\n    colour: red", 3, "unknown key 'colour'; the legal keys are address"),
            ("upstreams:\n  - address: a:1\n    weight: -1", 3, "weight: '-1'"),
            ("upstreams:\n  - address: a:1\n    backup: 1", 3, "backup: '1' is neither"),
            ("upstreams:\n  - {address: a:1, name: x}\n  - {address: b:1, name: x}", 3, "called 'x' already"),
            ("upstreams:\n  - address: a:1\n    name: a b", 3, "name: 'a b'"),
            ("health: {checks: 1}", 1, "unknown key 'checks'; the legal keys are check, outlier"),
            ("health:\n  check:\n    path: up", 3, "path: 'up' is no path"),
            ("health:\n  check:\n    interval: 5", 3, "interval: '5'"),
            ("health:\n  check:\n    expected: 1-2", 3, "expected: \"1-2\""),
            ("health:\n  check:\n    rise: 0", 3, "rise: '0'"),
            ("health:\n  outlier:\n    base_ejection_time: 0s", 3, "'0s' is not above zero"),
            ("health:\n  outlier:\n    maximum_ejection_time: 1ms", 3, "shorter than base_ejection_time"),
            ("health:\n  outlier:\n    maximum_ejection_share: 2", 3, "'2' is not a share from 0 to 1"),
            ("health:\n  slow_start:\n    aggression: 0", 3, "aggression: '0'"),
            ("health: {panic_threshold: nan}", 1, "'nan'"),
            ("retries:\n  conditions: [lost, slow]", 2, "'slow' is no condition; choose among connect_failure"),
            ("retries:\n  statuses: [600]", 2, "\"600\" is no status"),
            ("retries:\n  maximum: 101", 2, "'101'"),
            ("retries: 2", 1, "write 'key: value' lines here, with the keys maximum"),
            ("timeouts:\n  connect: soon", 2, "connect: 'soon'"),
            ("timeouts: {idle: 1s}", 1, "unknown key 'idle'; the legal keys are connect"),
            ("limits:\n  queue: 5", 2, "queue: nothing waits without in_flight"),
            ("limits:\n  connections: -1", 2, "connections: '-1'"),
            ("limits:\n  head_bytes: 10", 2, "head_bytes: '10'"),
            ("rate_limit:\n  burst: 5", 2, "rate: say how many requests a second"),
            ("rate_limit:\n  rate: 1\n  burst: 5\n  undelayed: 6", 4, "6 undelayed requests do not fit"),
            ("rate_limit:\n  rate: many", 2, "rate: 'many'"),
            ("rate_limit:\n  rate: 1\n  header: 'X Y'", 3, "header: 'X Y'"),
            ("forwarding:\n  trusted_proxies: [here]", 2, "trusted_proxies: "),
            ("tls:\n  key: a", 2, "certificate: name the PEM file"),
            ("tls:\n  certificate: a", 2, "key: name the PEM file"),
            ("tls:\n  certificate: a\n  key: b\n  redirect: here", 4, "redirect: 'here'"),
            ("upstreams:\n  - address: a:1\n    tls: true", 3, "write 'key: value' lines here"),
            ("upstreams:\n  - address: a:1\n    tls:\n      verify: off", 4, "'off' is neither"),
            ("access_log:\n  format: json", 2, "path: name the file"),
            ("access_log:\n  path: x\n  format: xml", 3, "'xml' is no format; choose combined or json"),
            ("access_log:\n  path: x\n  buffer_bytes: 1", 3, "buffer_bytes: '1'"),
        ] as [(String, Int, String)]
    )
    func errorsPointAtTheLine(yaml: String, line: Int, sentence: String) {
        let error = #expect(throws: ExperimentError.self) { try read(yaml) }
        guard case .usage(let text)? = error else {
            Issue.record("\(String(describing: error)) is no error of usage")
            return
        }
        #expect(text.hasPrefix("proxy.yaml:\(line): "), "\(text)")
        #expect(text.contains(sentence), "\(text)")
        #expect(!text.contains("\n"))
    }

    @Test(arguments: ["", "# nothing", "a: [", "- a\n- b", "threads: 1\nthreads: 2"])
    func whatIsNoMappingIsRefused(yaml: String) {
        let error = #expect(throws: ExperimentError.self) { try read(yaml) }
        #expect(error?.description.hasPrefix("proxy.yaml") == true)
        #expect(error?.description.contains("\n") == false)
    }

    @Test func missingFileIsUsage() {
        #expect(throws: ExperimentError.self) { try ProxyConfiguration.load("/nonexistent/proxy.yaml") }
    }
}

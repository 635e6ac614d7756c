internal import Foundation
internal import LoadDriving
internal import Pacing
internal import Reporting
internal import Yams

/// The settings of a run by name, in the order in which a person would read them.
///
/// They are stored with the run as YAML (the column `scenario`) by the schema of ``Scenario``, so that
/// `rrbench run --scenario FILE` makes the run again and `rrbench simulate --scenario FILE` simulates it.
struct RunSettings: Equatable {
    /// Names and values; a list is several pairs of one name.
    var pairs: [(name: String, value: String)]

    static func == (left: RunSettings, right: RunSettings) -> Bool {
        left.pairs.elementsEqual(right.pairs) { $0 == $1 }
    }

    /// The settings of a plan; the target has a column of its own.
    init(_ plan: ExperimentPlan) {
        let load = plan.load
        pairs = (plan.scenario?.settings ?? []) + [("strategy", plan.strategy), ("seed", "\(plan.seed)")]
        pairs += [("connections", "\(load.connections)"), ("threads", "\(load.threads)")]
        if let stages = plan.stages {
            pairs.append(("stages", stages))
        } else if let trace = plan.trace {
            pairs.append(("trace", trace))
        } else if let rate = plan.targetRate {
            pairs.append(("rate", RateText.text(rate)))
        }
        if let arrivals = plan.arrivals { pairs.append(("arrivals", arrivals)) }
        if let think = load.thinkTime { pairs.append(("think", "\(think)")) }
        pairs.append(("warmup", DurationText.text(load.warmup)))
        switch load.limit {
        case .duration(let duration) where plan.stages == nil: pairs.append(("duration", DurationText.text(duration)))
        case .duration: break
        case .requests(let count): pairs.append((load.mix.isEmpty ? "requests" : "request_count", "\(count)"))
        }
        if case .embedded(let topology) = plan.target {
            pairs += Self.pairs(of: topology) + Self.pairs(of: topology.faultPlan)
        }
        pairs += Self.pairs(ofRequests: load)
        pairs += [("timeout", DurationText.text(load.timeout))]
        if case .external = plan.target, !plan.probesTarget { pairs.append(("probe", "false")) }
        pairs += Self.pairs(ofConnections: load)
        pairs += Self.pairs(ofResponses: load)
        pairs += plan.checks.map { ("checks", $0.text) }
    }

    private static func pairs(ofConnections load: LoadPlan) -> [(String, String)] {
        var pairs = [("connection_mode", load.connectionMode.rawValue)]
        if load.http2 { pairs += [("http2", "true"), ("streams", "\(load.streams)")] }
        if load.tls.acceptsAnyCertificate { pairs.append(("insecure", "true")) }
        let texts = [
            ("cacert", load.tls.authorities), ("cert", load.tls.certificate), ("key", load.tls.key),
            ("unix_socket", load.unixSocket),
        ]
        pairs += texts.compactMap { name, value in value.map { (name, $0) } }
        return pairs + load.resolve.map { ("resolve", $0) }
    }

    private static func pairs(ofResponses load: LoadPlan) -> [(String, String)] {
        let flags = [
            ("compressed", load.acceptsCompressed), ("cookies", load.keepsCookies),
            ("follow_redirects", load.followsRedirects),
        ]
        var pairs = flags.filter(\.1).map { ($0.0, "true") }
        if load.backendHeader != LoadPlan.usualBackendHeader { pairs.append(("backend_header", load.backendHeader)) }
        if let statuses = load.expectations.statuses { pairs.append(("expect_status", statuses.description)) }
        pairs += load.expectations.headers.map { ("expect_header", $0) }
        if let body = load.expectations.body { pairs.append(("expect_body", String(decoding: body, as: UTF8.self))) }
        return pairs
    }

    /// The names that stand for lists.
    private static let lists = ["headers", "resolve", "expect_header", "checks", "omitted", "faults"]
    /// The names whose values are mappings, written in one line each.
    private static let mappings = ["backends", "requests", "faults", "health_check"]

    private static func pairs(of topology: Topology) -> [(String, String)] {
        var pairs: [(String, String)] = []
        if topology.members.allSatisfy({ $0 == ScenarioBackend(concurrency: topology.members[0].concurrency) }) {
            pairs.append(("backends", "\(topology.backends)"))
            pairs.append(("concurrency", concurrency(topology.members[0])))
        } else {
            pairs += topology.members.map { member in
                ("backends", Self.text(of: member))
            }
        }
        pairs += [
            ("service", "\(topology.service)"), ("backend_port", "\(topology.backendPort)"),
            ("listen", "\(topology.listen)"), ("proxy_threads", "\(topology.proxyThreads)"),
        ]
        return topology.proxy == .embedded ? pairs : pairs + [("proxy", "\(topology.proxy)")]
    }

    private static func text(of member: ScenarioBackend) -> String {
        let speed = member.speed == 1 ? "" : "speed: \(member.speed), "
        return "{weight: \(member.weight), \(speed)concurrency: \(concurrency(member))}"
    }

    private static func concurrency(_ backend: ScenarioBackend) -> String {
        backend.concurrency.map { "\($0)" } ?? "unlimited"
    }

    /// The YAML: plain scalars where they are safe, double-quoted ones elsewhere; lists as blocks.
    var yaml: String {
        var text = ""
        var listed: String?
        for (name, value) in pairs {
            let isMapping = value.hasPrefix("{") && Self.mappings.contains(name)
            let written = isMapping || Self.isPlain(value) ? value : Self.quoted(value)
            guard Self.lists.contains(name) || isMapping && ["backends", "requests"].contains(name) else {
                text += "\(name): \(written)\n"
                continue
            }
            if listed != name { text += "\(name):\n" }
            listed = name
            text += "  - \(written)\n"
        }
        return text
    }

    /// The settings that a stored YAML text holds; none where it cannot be read.
    init(yaml: String) {
        pairs = []
        guard let mapping = try? Yams.compose(yaml: yaml)?.mapping else { return }
        for (key, value) in mapping {
            guard let name = key.string else { continue }
            pairs += (value.sequence.map { Array($0) } ?? [value]).map { (name, Self.text(of: $0)) }
        }
    }

    private static func text(of node: Node) -> String {
        if let scalar = node.scalar { return scalar.string }
        if let list = node.sequence { return "[\(list.map { quoted(text(of: $0)) }.joined(separator: ", "))]" }
        let members = (node.mapping ?? [:]).map { "\(text(of: $0.key)): \(text(of: $0.value))" }
        return "{\(members.joined(separator: ", "))}"
    }

    /// The settings as a report shows them; it names strategy, seed and checks elsewhere.
    var facts: [ReportFact] {
        pairs.filter { !["strategy", "seed", "checks"].contains($0.name) }
            .map { ReportFact($0.name == "name" ? "scenario" : $0.name.replacing("_", with: " "), $0.value) }
    }

    private static func isPlain(_ value: String) -> Bool {
        !value.isEmpty
            && value.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }

    /// A YAML double-quoted scalar (YAML 1.2, §7.3.1), with every control character escaped.
    static func quoted(_ value: String) -> String {
        var text = "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case ..<" ", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}

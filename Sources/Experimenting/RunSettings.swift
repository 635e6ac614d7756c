internal import LoadDriving
internal import Pacing
internal import Reporting

/// The settings of a run by name, in the order in which a person would read them.
///
/// They are stored with the run as YAML (the column `scenario`), one scalar a line, so that a run says how it can be
/// made again.
struct RunSettings: Equatable {
    /// Names and values.
    var pairs: [(name: String, value: String)]

    static func == (left: RunSettings, right: RunSettings) -> Bool {
        left.pairs.elementsEqual(right.pairs) { $0 == $1 }
    }

    /// The settings of a plan; the seed, the strategy and the target have columns of their own.
    init(_ plan: ExperimentPlan) {
        let load = plan.load
        pairs = [("connections", "\(load.connections)"), ("threads", "\(load.threads)")]
        if let rate = plan.targetRate { pairs.append(("rate", RateText.text(rate))) }
        if let arrivals = plan.arrivals { pairs.append(("arrivals", arrivals)) }
        pairs.append(("warmup", DurationText.text(load.warmup)))
        switch load.limit {
        case .duration(let duration): pairs.append(("duration", DurationText.text(duration)))
        case .requests(let count): pairs.append(("requests", "\(count)"))
        }
        if case .embedded(let topology) = plan.target {
            pairs += [
                ("backends", "\(topology.backends)"), ("service", "\(topology.service)"),
                ("proxy_threads", "\(topology.proxyThreads)"),
            ]
        }
        pairs.append(("method", load.method))
        pairs += load.headers.enumerated().map { ("header_\($0 + 1)", $1) }
        if let body = load.body { pairs.append(("body_bytes", "\(body.count)")) }
        pairs += [("timeout", DurationText.text(load.timeout)), ("keepalive", "\(load.keepAlive)")]
    }

    /// The YAML: plain scalars where they are safe, double-quoted ones elsewhere.
    var yaml: String {
        pairs.map { "\($0.name): \(Self.isPlain($0.value) ? $0.value : Self.quoted($0.value))\n" }.joined()
    }

    /// The settings that a YAML text of this form holds.
    init(yaml: String) {
        pairs = yaml.split(separator: "\n").compactMap { line in
            guard let colon = line.firstRange(of: ": ") else { return nil }
            let value = String(line[colon.upperBound...])
            return (String(line[..<colon.lowerBound]), value.hasPrefix("\"") ? Self.unquoted(value) : value)
        }
    }

    /// The settings as a report shows them.
    var facts: [ReportFact] { pairs.map { ReportFact($0.name.replacing("_", with: " "), $0.value) } }

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

    /// A YAML double-quoted scalar (YAML 1.2, §7.3.1); control characters cannot occur in what we store but the tab.
    private static func quoted(_ value: String) -> String {
        let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\t", with: "\\t")
        return "\"\(escaped)\""
    }

    private static func unquoted(_ value: String) -> String {
        var result = ""
        var isEscaped = false
        for character in value.dropFirst().dropLast() {
            if isEscaped {
                result.append(character == "t" ? "\t" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                result.append(character)
            }
        }
        return result
    }
}

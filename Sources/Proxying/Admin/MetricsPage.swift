/// A page in Prometheus' text exposition format, version 0.0.4, as it grows.
///
/// ```
/// # HELP rrbench_requests_total Requests whose head was accepted.
/// # TYPE rrbench_requests_total counter
/// rrbench_requests_total 42
/// ```
///
/// Every family is written once, with all of its samples behind its `HELP` and `TYPE`. Source:
/// prometheus.io/docs/instrumenting/exposition_formats.
struct MetricsPage {
    /// What the samples of a family mean.
    enum Kind: String {
        case counter, gauge, histogram
    }

    /// The type of the page's content.
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    private(set) var text = ""
    private var family = ""

    /// Begins a family of samples.
    mutating func begin(_ name: String, _ kind: Kind, _ help: String) {
        family = name
        text += "# HELP \(name) \(MetricsPage.escape(help, quotes: false))\n# TYPE \(name) \(kind.rawValue)\n"
    }

    /// Writes a sample of the family; `suffix` names a part of a histogram.
    mutating func sample(
        _ value: some LosslessStringConvertible,
        _ labels: KeyValuePairs<String, String> = [:],
        suffix: String = ""
    ) {
        text += family + suffix
        if !labels.isEmpty {
            let pairs = labels.map { "\($0.key)=\"\(MetricsPage.escape($0.value, quotes: true))\"" }
            text += "{\(pairs.joined(separator: ","))}"
        }
        text += " \(value)\n"
    }

    /// Writes a family that has one sample without labels.
    mutating func single(
        _ name: String,
        _ kind: Kind,
        _ help: String,
        _ value: some LosslessStringConvertible
    ) {
        begin(name, kind, help)
        sample(value)
    }

    private static func escape(_ text: String, quotes: Bool) -> String {
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\"" where quotes: escaped += "\\\""
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}

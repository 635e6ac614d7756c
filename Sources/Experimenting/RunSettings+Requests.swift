internal import LoadDriving
internal import Pacing

extension RunSettings {
    /// The longest request body that is kept, in bytes; a longer one has to be given again.
    private static let longestBody = 4096
    /// The most requests of a mix that are kept.
    static let mostRequests = 1000

    /// What is sent, and the names of what could not be kept.
    static func pairs(ofRequests load: LoadPlan) -> [(String, String)] {
        var omitted = (load.headers + load.mix.flatMap(\.headers)).filter(isSecret).map { "header \(name(of: $0))" }
        var pairs = load.headers.filter { !isSecret($0) }.map { ("headers", $0) }
        if load.mix.isEmpty {
            pairs.append(("method", load.method))
            if let body = load.body {
                if let kept = pair(of: body) { pairs.append(kept) } else { omitted.append("body") }
            }
        } else if let mix = mappings(load.mix) {
            pairs += mix.map { ("requests", $0) }
            pairs.append(("request_order", load.mixOrder.rawValue))
        } else {
            omitted.append("requests")
        }
        return pairs + Set(omitted).sorted().map { ("omitted", $0) }
    }

    /// The body as a setting: its text or, of a generated one, its size; `nil` where it cannot be kept.
    private static func pair(of body: [UInt8]) -> (String, String)? {
        if RequestBody.isGenerated(body) { return ("body_size", "\(body.count)") }
        guard body.count <= longestBody, let text = String(validating: body, as: UTF8.self) else { return nil }
        return ("body", text)
    }

    /// The requests of a mix, each as a YAML mapping in one line; `nil` where they cannot all be kept whole.
    private static func mappings(_ mix: [RequestKind]) -> [String]? {
        guard mix.count <= mostRequests else { return nil }
        var lines: [String] = []
        for kind in mix {
            var parts = ["weight: \(kind.weight)", "method: \(quoted(kind.method))"]
            if let name = kind.name { parts.append("name: \(quoted(name))") }
            if let url = kind.url { parts.append("url: \(quoted(url))") }
            let headers = kind.headers.filter { !isSecret($0) }
            if !headers.isEmpty { parts.append("headers: [\(headers.map(quoted).joined(separator: ", "))]") }
            if let statuses = kind.expectations.statuses {
                parts.append("expect_status: \(quoted(statuses.description))")
            }
            let expected = kind.expectations.headers
            if !expected.isEmpty { parts.append("expect_header: [\(expected.map(quoted).joined(separator: ", "))]") }
            if let text = kind.expectations.body {
                parts.append("expect_body: \(quoted(String(decoding: text, as: UTF8.self)))")
            }
            if let body = kind.body {
                guard let (name, value) = pair(of: body) else { return nil }
                parts.append("\(name): \(quoted(value))")
            }
            lines.append("{\(parts.joined(separator: ", "))}")
        }
        return lines
    }

    /// Whether a header line holds what only its owner may know; a run that is stored keeps none of it.
    private static func isSecret(_ header: String) -> Bool {
        ["authorization", "proxy-authorization", "cookie"].contains(name(of: header).lowercased())
    }

    private static func name(of header: String) -> Substring { header.prefix { $0 != ":" } }
}

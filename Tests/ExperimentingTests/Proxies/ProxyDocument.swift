import Foundation

/// `docs/proxies.md`, and the example in it.
struct ProxyDocument {
    let text: String

    init() throws {
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        text = try String(contentsOf: root.appending(path: "docs/proxies.md"), encoding: .utf8)
    }

    /// The block of YAML.
    var example: String? {
        guard let start = text.firstRange(of: "```yaml\n"), let end = text[start.upperBound...].firstRange(of: "\n```")
        else { return nil }
        return String(text[start.upperBound..<end.lowerBound])
    }
}

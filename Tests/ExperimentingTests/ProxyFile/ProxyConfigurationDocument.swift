import Foundation

/// `docs/proxy-configuration.md`, and the example in it.
struct ProxyConfigurationDocument {
    let text: String
    let example: String

    init() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        text = try String(contentsOf: root.appending(path: "docs/proxy-configuration.md"), encoding: .utf8)
        let blocks = text.components(separatedBy: "```")
        example = blocks.first { $0.hasPrefix("yaml\n") }.map { String($0.dropFirst(5)) } ?? ""
    }
}

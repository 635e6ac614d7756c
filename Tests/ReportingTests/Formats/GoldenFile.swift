import Foundation
import Testing

/// A file that holds what a format wrote when somebody last looked at it, compared byte for byte.
///
/// `RRBENCH_REWRITE_GOLDEN=1` writes the files anew and fails the tests, so that nobody rewrites them unseen.
struct GoldenFile {
    let url: URL

    /// The golden file of that name, beside the tests.
    init(_ name: String) {
        url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(components: "Golden", name)
    }

    /// Expects the text to be what the file holds.
    func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        if ProcessInfo.processInfo.environment["RRBENCH_REWRITE_GOLDEN"] == "1" {
            try Data(text.utf8).write(to: url)
            Issue.record(
                "\(url.lastPathComponent) was rewritten; look at the difference.",
                sourceLocation: sourceLocation
            )
            return
        }
        let golden = try String(contentsOf: url, encoding: .utf8)
        let difference = zip(golden.split(separator: "\n"), text.split(separator: "\n")).first { $0 != $1 }
        #expect(
            golden == text,
            "\(url.lastPathComponent) differs\(difference.map { ": “\($0.0)” is now “\($0.1)”" } ?? " in length").",
            sourceLocation: sourceLocation
        )
    }
}

package import Foundation

/// A file that holds what was written when somebody last looked at it, compared byte for byte.
///
/// It lies in the folder `Golden` of the test's own folder or of one above. `RRBENCH_REWRITE_GOLDEN=1` writes the files
/// anew and fails the tests, so that nobody rewrites them unseen.
package struct GoldenFile {
    /// Where the file is.
    package let url: URL

    /// The golden file of that name for the test in `file`.
    package init(_ name: String, for file: String = #filePath) {
        var folder = URL(filePath: file).deletingLastPathComponent()
        while folder.path != "/", !FileManager.default.fileExists(atPath: folder.appending(path: "Golden").path) {
            folder.deleteLastPathComponent()
        }
        url = folder.appending(components: "Golden", name)
    }

    /// How the text differs from what the file holds, or `nil` where it is the same.
    package func difference(from text: String) throws -> String? {
        if ProcessInfo.processInfo.environment["RRBENCH_REWRITE_GOLDEN"] == "1" {
            try Data(text.utf8).write(to: url)
            return "\(url.lastPathComponent) was rewritten; look at the difference."
        }
        let golden = try String(contentsOf: url, encoding: .utf8)
        if golden == text { return nil }
        let lines = zip(golden.split(separator: "\n"), text.split(separator: "\n")).first { $0 != $1 }
        return "\(url.lastPathComponent) differs\(lines.map { ": “\($0.0)” is now “\($0.1)”" } ?? " in length")."
    }
}

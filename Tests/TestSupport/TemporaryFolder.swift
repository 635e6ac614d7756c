package import Foundation

/// A new folder that is removed, with all that is in it, when the value goes out of scope.
package struct TemporaryFolder: ~Copyable {
    /// Where it is.
    package let url: URL

    /// Makes the folder.
    package init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "rrbench-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    /// The path of a file in the folder, which need not exist.
    package func path(_ name: String) -> String {
        url.appending(path: name).path
    }
}

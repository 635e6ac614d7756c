import Foundation
import TestSupport
import Testing

@testable import Recording

@Suite("ResultsDatabase")
struct ResultsDatabaseTests {
    @Test("makes the file and the folders above it")
    func createsFolders() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("a/b/results.sqlite")
        #expect(try ResultsDatabase(path: path).runs().isEmpty)
        #expect(FileManager.default.fileExists(atPath: path))
    }

    @Test("a reading command does not make a file")
    func missing() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("none.sqlite")
        #expect(throws: RecordingError.missing(path: path)) { try ResultsDatabase(path: path, access: .existing) }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("a path that is empty is refused, and not taken for a temporary database")
    func noPath() {
        #expect(throws: RecordingError.noPath) { try ResultsDatabase(path: "") }
    }

    @Test("a directory is refused")
    func directory() throws {
        let folder = try TemporaryFolder()
        let path = folder.url.path
        #expect(throws: RecordingError.directory(path: path)) { try ResultsDatabase(path: path) }
    }

    @Test("a file that is not SQLite is refused and left as it was")
    func notADatabase() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("notes.txt")
        let text = String(repeating: "no database at all\n", count: 100)
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        #expect(throws: RecordingError.notADatabase(path: path)) { try ResultsDatabase(path: path) }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }

    @Test("a parent that is a file cannot become a folder")
    func parentIsAFile() throws {
        let folder = try TemporaryFolder()
        try "x".write(toFile: folder.path("file"), atomically: true, encoding: .utf8)
        let path = folder.path("file/results.sqlite")
        let error = #expect(throws: RecordingError.self) { try ResultsDatabase(path: path) }
        guard case .parentUnavailable(path, folder.path("file"), _) = error else {
            Issue.record("unexpected: \(String(describing: error))")
            return
        }
    }

    @Test("a place where nothing can be written is refused")
    func unwritable() {
        let path = "/proc/results.sqlite"
        #expect(throws: RecordingError.unwritable(path: path)) { try ResultsDatabase(path: path) }
    }
}

import Foundation
import GRDB
import TestSupport
import Testing

@testable import Recording

@Suite("ConnectionTuning+ReadOnly")
struct ConnectionTuningReadOnlyTests {
    @Test("a file without a log is read, with any characters in its name, and nothing is made beside it")
    func reads() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("a? 100%#b.sqlite")
        do {
            let database = try ResultsDatabase(path: path)
            _ = try database.beginRun(.example)
            try database.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
            try database.queue.close()
        }
        let before = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        let queue = try ConnectionTuning.openReadOnly(path)
        #expect(try queue.read { try $0.tableExists("runs") })
        #expect(throws: (any Error).self) { try queue.write { try $0.execute(sql: "DELETE FROM runs") } }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == before)
    }

    @Test("an older schema, which cannot be brought up to date, is refused as unwritable")
    func older() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("r.sqlite")
        let database = try ResultsDatabase(path: path)
        try database.write { try $0.execute(sql: "PRAGMA user_version = 3") }
        #expect(throws: RecordingError.unwritable(path: path)) { try ConnectionTuning.openReadOnly(path) }
    }

    @Test("without the right to write, reading commands read and others refuse", .enabled(if: geteuid() != 0))
    func unwritable() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("r.sqlite")
        do {
            let database = try ResultsDatabase(path: path)
            _ = try database.beginRun(.example)
            try database.queue.close()
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.url.path)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.url.path) }
        #expect(try ResultsDatabase(path: path, access: .existing).runs().count == 1)
        #expect(throws: RecordingError.unwritable(path: path)) { try ResultsDatabase(path: path) }
    }
}

import Foundation
import GRDB

/// The results database: every run, and every request of every run (schema in ``Schema``).
///
/// It is one SQLite file in WAL mode, so that a run being recorded can be read at the same time, and a process that
/// dies takes nothing with it but its last fraction of a second. Several processes may record into the same file;
/// each waits for the other's short transactions. Every method blocks until SQLite is done and throws a
/// ``RecordingError``, a sentence with the remedy.
package final class ResultsDatabase: Sendable {
    /// Whether opening may make a new file.
    package enum Access: Sendable {
        /// Make the file, and the folder it is in, where they are not there.
        case creating
        /// Refuse a file that is not there: for commands that only read. A file that may not be written is read as it is.
        case existing
    }

    /// Where the file is, as it was given.
    package let path: String

    let queue: DatabaseQueue

    /// Opens the database, brings its schema up to date and marks as interrupted what a process left that has died.
    package init(path: String, access: Access = .creating) throws {
        self.path = path
        try Self.prepareLocation(of: path, access: access)
        do {
            queue = try ConnectionTuning.open(path, preparing: Schema.upgrade)
        } catch .unwritable where access == .existing {
            queue = try ConnectionTuning.openReadOnly(path)
            return
        }
        try interruptStale()
    }

    /// Reads in one consistent view of the database.
    func read<Value>(_ body: (Database) throws -> Value) throws(RecordingError) -> Value {
        try RecordingError.mapping(path: path) { try queue.read(body) }
    }

    /// Writes in one transaction, all or nothing.
    func write<Value>(_ body: (Database) throws -> Value) throws(RecordingError) -> Value {
        try RecordingError.mapping(path: path) { try queue.write(body) }
    }

    /// Makes the folder, and refuses what SQLite would only report as `unable to open database file`.
    static func prepareLocation(of path: String, access: Access) throws(RecordingError) {
        // SQLite would take it for a temporary database, and each connection for another one.
        if path.isEmpty { throw .noPath }
        let files = FileManager.default
        var isDirectory: ObjCBool = false
        if files.fileExists(atPath: path, isDirectory: &isDirectory) {
            if isDirectory.boolValue { throw .directory(path: path) }
            return
        }
        if access == .existing { throw .missing(path: path) }
        let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
        do {
            try files.createDirectory(atPath: parent, withIntermediateDirectories: true)
        } catch {
            throw .parentUnavailable(path: path, parent: parent, reason: error.localizedDescription)
        }
    }
}

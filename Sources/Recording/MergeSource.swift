import Foundation
import GRDB

/// Another results database to take runs from, which is only ever read.
///
/// One of an older schema is copied to a temporary file, and the copy is brought up to date: so the runs have the
/// columns and the meanings of today, and the file stays as it was.
package final class MergeSource {
    /// Reads the runs: the file itself, or its copy.
    let queue: DatabaseQueue
    private let copy: String?
    private let path: String

    /// Opens a file; one that is newer than this program, or no results database at all, is refused.
    package init(path: String) throws(RecordingError) {
        self.path = path
        try ResultsDatabase.prepareLocation(of: path, access: .existing)
        let folder = FileManager.default.temporaryDirectory
        let copyPath = folder.appendingPathComponent("rrbench-merge-\(UUID().uuidString).sqlite").path
        let opened = try RecordingError.mapping(path: path) { () throws -> (queue: DatabaseQueue, isCopy: Bool) in
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(ConnectionTuning.busyTimeout)
            configuration.prepareDatabase { try Schema.admit($0, path: path) }
            let original = try DatabaseQueue(path: path, configuration: configuration)
            if try original.read(Schema.storedVersion) == Schema.version { return (original, false) }
            do {
                // Pages are copied as they are, which a file that has been set up already would refuse.
                let blank = try DatabaseQueue(path: copyPath)
                try original.backup(to: blank)
                try blank.close()
                return (try ConnectionTuning.open(copyPath, preparing: Schema.upgrade), true)
            } catch {
                Self.remove(copyPath)
                throw error
            }
        }
        queue = opened.queue
        copy = opened.isCopy ? copyPath : nil
    }

    /// The runs in it, oldest first; a file without any is refused.
    func runs() throws -> [StoredRun] {
        let runs = try RecordingError.mapping(path: path) {
            try queue.read { try Row.fetchAll($0, sql: "SELECT * FROM runs ORDER BY id").map(StoredRun.init) }
        }
        if runs.isEmpty { throw RecordingError.noRuns(path: path) }
        return runs
    }

    /// The comparisons in it, oldest first.
    func comparisons() throws -> [MergedComparison] {
        try RecordingError.mapping(path: path) { try queue.read(MergedComparison.all) }
    }

    deinit {
        try? queue.close()
        if let copy { Self.remove(copy) }
    }

    private static func remove(_ path: String) {
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    }
}

import Foundation
import GRDB

extension ConnectionTuning {
    /// Opens a file that may not be written, or whose folder may not: from a colleague, an archive, a CI server's store.
    ///
    /// SQLite reads a database in WAL mode only with its `-wal` and `-shm` beside it, which it would have to make here. A
    /// file without a log is whole by itself, so it is opened as one that does not change (`immutable=1`). One of an older
    /// schema cannot be brought up to date here, and is refused as unwritable.
    static func openReadOnly(_ path: String) throws(RecordingError) -> DatabaseQueue {
        try RecordingError.mapping(path: path) {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(busyTimeout)
            configuration.prepareDatabase { try Schema.admit($0, path: path) }
            let queue = try DatabaseQueue(path: try location(of: path), configuration: configuration)
            guard try queue.read(Schema.storedVersion) == Schema.version else {
                throw RecordingError.unwritable(path: path)
            }
            return queue
        }
    }

    /// The path, or a URI (SQLite, "Uniform Resource Identifiers") that says that nobody writes to the file.
    private static func location(of path: String) throws -> String {
        let log = try? FileManager.default.attributesOfItem(atPath: path + "-wal")
        if let size = log?[.size] as? Int, size > 0 { return path }
        let plain = CharacterSet.urlPathAllowed.subtracting(CharacterSet(charactersIn: "?#%"))
        let absolute = URL(fileURLWithPath: path).path
        guard let escaped = absolute.addingPercentEncoding(withAllowedCharacters: plain) else {
            throw RecordingError.unwritable(path: path)
        }
        return "file:\(escaped)?immutable=1"
    }
}

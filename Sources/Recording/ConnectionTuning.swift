import Foundation
import GRDB

/// How every connection to a results database is set; the figures behind the numbers are in
/// `docs/decisions/0003-requests-table.md`.
enum ConnectionTuning {
    /// Bytes of a page; it takes effect when the file is made.
    static let pageSize = 8192
    /// Pages in the write-ahead log after which a commit copies them into the database, with the only `fsync` that
    /// recording needs.
    static let checkpointPages = 2048
    /// Page cache of a connection, in KiB.
    static let cacheKibibytes = 16384
    /// Seconds to wait for another process's transaction.
    static let busyTimeout = 20.0

    /// The configuration of a connection to a file, which is refused, untouched, if it is not ours.
    ///
    /// WAL is switched on here and not by GRDB, which would write to the file at each opening. With `synchronous =
    /// NORMAL` a power failure may lose the last transactions and never corrupts; a killed process loses none.
    private static func configuration(for path: String) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(busyTimeout)
        configuration.prepareDatabase { database in
            try Schema.admit(database, path: path)
            try database.execute(
                sql: """
                    PRAGMA page_size = \(pageSize);
                    PRAGMA auto_vacuum = INCREMENTAL;
                    PRAGMA journal_mode = WAL;
                    PRAGMA synchronous = NORMAL;
                    PRAGMA wal_autocheckpoint = \(checkpointPages);
                    PRAGMA cache_size = -\(cacheKibibytes);
                    """
            )
        }
        return configuration
    }

    /// Opens a connection, and does with it what must be done first.
    ///
    /// Switching a new file to WAL needs the file alone for a moment, and SQLite answers *busy* at once instead of
    /// waiting as it does elsewhere; so opening is tried again until the busy timeout has passed.
    static func open(
        _ path: String,
        preparing prepare: (DatabaseQueue) throws -> Void
    ) throws(RecordingError) -> DatabaseQueue {
        let deadline = ContinuousClock.now + .seconds(busyTimeout)
        while true {
            do {
                let queue = try DatabaseQueue(path: path, configuration: configuration(for: path))
                try prepare(queue)
                return queue
            } catch {
                let error = RecordingError(error, path: path)
                guard error == .busy(path: path), ContinuousClock.now < deadline else { throw error }
                usleep(5000)
            }
        }
    }
}

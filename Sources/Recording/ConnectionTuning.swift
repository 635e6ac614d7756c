import GRDB

/// How every connection to a results database is set; the figures behind the numbers are in
/// `docs/decisions/0003-requests-table.md`.
enum ConnectionTuning {
    /// Bytes of a page; it takes effect when the file is made.
    static let pageSize = 4096
    /// Pages in the write-ahead log after which a commit copies them into the database, with the only `fsync` that
    /// recording needs.
    static let checkpointPages = 4096
    /// Page cache of a connection, in KiB.
    static let cacheKibibytes = 16384
    /// Seconds to wait for another process's transaction.
    static let busyTimeout = 20.0

    /// The configuration of a connection.
    ///
    /// WAL is switched on here and not by GRDB, which would write to the file at each opening. With `synchronous =
    /// NORMAL` a power failure may lose the last transactions and never corrupts; a killed process loses none.
    static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(busyTimeout)
        configuration.prepareDatabase { database in
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
}

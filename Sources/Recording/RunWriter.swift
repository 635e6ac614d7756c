import GRDB
import GRDBSQLite
import Measuring

/// Writes what a recorder's writer thread has taken, in transactions of bounded length, and stops at the first
/// failure: rows after a hole would only look like a whole run.
struct RunWriter: ~Copyable {
    /// Buffers in one transaction at most, so that another process waits for a moment only even if a backlog is
    /// written down.
    private static let buffersPerTransaction = 32

    private let run: Int64
    private let path: String
    private let database: Database
    private var insert: RequestInsert?
    private var connections: ConnectionInsert?
    private var failure: RecordingError?

    /// Will write rows of one run on a connection, within one access to it.
    init(run: Int64, path: String, database: Database) {
        self.run = run
        self.path = path
        self.database = database
    }

    /// Writes buffers, connections and details, and tells after each transaction how many rows it wrote, or lost and why.
    mutating func write(
        _ work: borrowing RecorderInbox.Work,
        _ note: (_ rows: Int, _ failure: RecordingError?) -> Void
    ) {
        if work.isEmpty { return }
        var details = work.details[...]
        var openings = work.openings[...]
        var start = 0
        repeat {
            let end = min(start + Self.buffersPerTransaction, work.buffers.count)
            let buffers = work.buffers[start..<end]
            if failure == nil { failure = commit(buffers, openings, details) }
            note(buffers.reduce(0) { $0 + $1.count }, failure)
            (openings, details) = ([], [])
            start = end
        } while start < work.buffers.count
    }

    private mutating func commit(
        _ buffers: ArraySlice<[RequestSample]>,
        _ openings: ArraySlice<[ConnectionOpening]>,
        _ details: ArraySlice<RunDetail>
    ) -> RecordingError? {
        do {
            try refuseMovedFile()
            try database.beginTransaction(.immediate)
            do {
                if insert == nil { insert = try RequestInsert(run: run, in: database) }
                try insert?.insert(buffers)
                if !openings.isEmpty, connections == nil { connections = try ConnectionInsert(run: run, in: database) }
                for made in openings { try connections?.insert(made) }
                for detail in details { try detail.insert(into: database, run: run) }
                try database.commit()
            } catch {
                try database.rollback()
                throw error
            }
            return nil
        } catch {
            return RecordingError(error, path: path)
        }
    }

    /// On Unix a deleted file can still be written, into nowhere; SQLite looks for that only if it is asked to.
    private func refuseMovedFile() throws(RecordingError) {
        var moved: Int32 = 0
        sqlite3_file_control(database.sqliteConnection, "main", SQLITE_FCNTL_HAS_MOVED, &moved)
        if moved != 0 { throw .removed(path: path) }
    }
}

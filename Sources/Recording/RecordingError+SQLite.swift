import GRDB

extension RecordingError {
    /// The sentence for an error that came out of SQLite, with the file that it is about.
    init(_ error: any Error, path: String) {
        switch error {
        case let known as RecordingError:
            self = known
        case let error as DatabaseError:
            self.init(
                code: error.resultCode.rawValue,
                extendedCode: error.extendedResultCode.rawValue,
                reason: error.message ?? error.extendedResultCode.description,
                path: path
            )
        default:
            self = .sqlite(path: path, reason: String(describing: error))
        }
    }

    private init(code: Int32, extendedCode: Int32, reason: String, path: String) {
        // The wal-index lives in shared memory backed by a file: on a full disk it is the first thing that cannot grow.
        if extendedCode == ResultCode.SQLITE_IOERR_SHMSIZE.rawValue {
            self = .diskFull(path: path)
            return
        }
        switch ResultCode(rawValue: code) {
        case .SQLITE_NOTADB: self = .notADatabase(path: path)
        case .SQLITE_CORRUPT: self = .damaged(path: path)
        case .SQLITE_FULL: self = .diskFull(path: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: self = .unwritable(path: path)
        default: self = .sqlite(path: path, reason: reason)
        }
    }

    /// Runs `body` and turns whatever SQLite throws into a sentence about `path`.
    static func mapping<Value>(path: String, _ body: () throws -> Value) throws(RecordingError) -> Value {
        do {
            return try body()
        } catch {
            throw RecordingError(error, path: path)
        }
    }
}

import GRDB
import GRDBSQLite

/// A raw SQLite statement and its owner: for the two loops over requests, where GRDB's rows and arguments would cost
/// more than the query.
///
/// It must be used, and go out of scope, within the access to the connection that it was prepared in.
struct PreparedStatement: ~Copyable {
    let handle: OpaquePointer
    private let connection: OpaquePointer

    /// Compiles one statement.
    init(_ sql: String, in database: Database) throws(DatabaseError) {
        guard let connection = database.sqliteConnection else { throw DatabaseError(resultCode: .SQLITE_MISUSE) }
        var handle: OpaquePointer?
        let code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
        guard code == SQLITE_OK, let handle else { throw Self.error(of: connection) }
        self.handle = handle
        self.connection = connection
    }

    deinit {
        sqlite3_finalize(handle)
    }

    /// The error that the last step ended with.
    var failure: DatabaseError {
        Self.error(of: connection)
    }

    private static func error(of connection: OpaquePointer) -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
            message: String(cString: sqlite3_errmsg(connection))
        )
    }
}

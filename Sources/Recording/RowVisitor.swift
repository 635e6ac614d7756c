import GRDB
import GRDBSQLite

/// Lets a closure see every row of a run from within SQLite's own loop.
///
/// Stepping a statement from outside leaves and enters SQLite's interpreter for each row, and asks it for each
/// column; as an SQL function in the query's condition the closure is handed the values where they are, which takes
/// two thirds of the time. The function's answer is NULL, so the query itself yields no row.
struct RowVisitor {
    private static let functionName = "visit"

    private let visit: (RequestValues) throws -> Void
    private var failure: (any Error)?

    /// Calls `visit` for every row of a run within a range of sequence numbers, in the order of these numbers, with the values of `columns`, and
    /// NULL for the others.
    ///
    /// What `visit` throws ends the walk and is returned, apart from the errors of SQLite, which are thrown.
    static func walk(
        run: Int64,
        sequences: ClosedRange<Int64> = Int64.min...Int64.max,
        columns: Set<RequestColumn>,
        in database: Database,
        _ visit: (RequestValues) throws -> Void
    ) throws(DatabaseError) -> (any Error)? {
        // The function is taken off the connection before this returns: the closure does not escape.
        try withoutActuallyEscaping(visit) { visit throws(DatabaseError) in
            var visitor = RowVisitor(visit: visit)
            return try withUnsafeMutablePointer(to: &visitor) { visitor throws(DatabaseError) in
                register(visitor, call, on: database)
                defer { register(nil, nil, on: database) }
                let arguments = RequestColumn.allCases.map { columns.contains($0) ? $0.name : "NULL" }
                let statement = try PreparedStatement(
                    """
                    SELECT 1 FROM requests
                    WHERE run_id = ?1 AND sequence BETWEEN ?2 AND ?3
                    AND \(functionName)(\(arguments.joined(separator: ", "))) ORDER BY sequence
                    """,
                    in: database
                )
                for (index, value) in [run, sequences.lowerBound, sequences.upperBound].enumerated() {
                    sqlite3_bind_int64(statement.handle, Int32(index + 1), value)
                }
                let code = sqlite3_step(statement.handle)
                if let failure = visitor.pointee.failure { return failure }
                guard code == SQLITE_DONE else { throw statement.failure }
                return nil
            }
        }
    }

    private static let call: SQLFunction = { context, _, values in
        guard let values, let visitor = sqlite3_user_data(context)?.assumingMemoryBound(to: RowVisitor.self) else {
            return
        }
        do {
            try visitor.pointee.visit(RequestValues(values))
        } catch {
            visitor.pointee.failure = error
            sqlite3_result_error_code(context, SQLITE_ABORT)
        }
    }

    private typealias SQLFunction =
        @convention(c) (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Void

    private static func register(
        _ visitor: UnsafeMutablePointer<RowVisitor>?,
        _ function: SQLFunction?,
        on database: Database
    ) {
        sqlite3_create_function_v2(
            database.sqliteConnection,
            functionName,
            Int32(RequestColumn.allCases.count),
            SQLITE_UTF8,
            visitor,
            function,
            nil,
            nil,
            nil
        )
    }
}

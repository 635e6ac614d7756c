import GRDB
import GRDBSQLite
import Measuring

/// Samples in memory as a table that SQLite can read: `INSERT INTO requests SELECT … FROM samples` writes a whole
/// batch with one step of one statement.
///
/// Binding 18 parameters and starting a statement anew for each row is nearly half of what a row costs. A virtual table
/// (<https://sqlite.org/vtab.html>) lets SQLite's own loop fetch the columns instead. It is *eponymous*: it exists on
/// the connection that it is registered on, under the name of its module, without being in the file.
struct SampleSource {
    /// The name of the module and of its table.
    static let name = "samples"

    /// The run that the samples belong to.
    let run: Int64
    /// What the table holds now.
    var batch = SampleBatch()

    private var module = sqlite3_module()

    /// Registers an empty table for the samples of one run on a connection, which frees it when it closes.
    static func register(run: Int64, on database: Database) throws(DatabaseError) -> UnsafeMutablePointer<SampleSource>
    {
        let source = UnsafeMutablePointer<SampleSource>.allocate(capacity: 1)
        source.initialize(to: SampleSource(run: run))
        let code = sqlite3_create_module_v2(
            database.sqliteConnection,
            name,
            source.pointer(to: \.module),
            source,
            { source in
                source?.assumingMemoryBound(to: SampleSource.self).deinitialize(count: 1)
                source?.deallocate()
            }
        )
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        return source
    }

    private init(run: Int64) {
        self.run = run
        module.xConnect = { database, source, _, _, table, _ in SampleTable.connect(database, source, table) }
        module.xDisconnect = { table in
            table?.deallocate()
            return SQLITE_OK
        }
        module.xBestIndex = { _, _ in SQLITE_OK }
        module.xOpen = { table, cursor in SampleCursor.open(table, cursor) }
        module.xClose = { cursor in
            cursor?.deallocate()
            return SQLITE_OK
        }
        module.xFilter = { cursor, _, _, _, _ in
            SampleCursor.at(cursor)?.pointee.move(to: 0)
            return SQLITE_OK
        }
        module.xNext = { cursor in
            SampleCursor.at(cursor)?.pointee.advance()
            return SQLITE_OK
        }
        module.xEof = { cursor in SampleCursor.at(cursor)?.pointee.isAtEnd == false ? 0 : 1 }
        module.xColumn = { cursor, context, column in
            SampleCursor.at(cursor)?.pointee.report(column, to: context)
            return SQLITE_OK
        }
        module.xRowid = { cursor, rowid in
            rowid?.pointee = Int64(SampleCursor.at(cursor)?.pointee.position ?? 0)
            return SQLITE_OK
        }
    }
}

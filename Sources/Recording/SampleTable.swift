import GRDBSQLite

/// A connection's view of a ``SampleSource``; SQLite sees the first field and keeps the rest with it.
struct SampleTable {
    private var base = sqlite3_vtab()
    let source: UnsafeMutablePointer<SampleSource>

    /// Declares the columns, those of `requests`, and makes the table (the module's `xConnect`).
    static func connect(
        _ database: OpaquePointer?,
        _ source: UnsafeMutableRawPointer?,
        _ result: UnsafeMutablePointer<UnsafeMutablePointer<sqlite3_vtab>?>?
    ) -> Int32 {
        guard let source, let result else { return SQLITE_MISUSE }
        let code = sqlite3_declare_vtab(database, "CREATE TABLE \(SampleSource.name) (\(RequestColumn.list))")
        guard code == SQLITE_OK else { return code }
        let table = UnsafeMutablePointer<SampleTable>.allocate(capacity: 1)
        table.initialize(to: SampleTable(source: source.assumingMemoryBound(to: SampleSource.self)))
        result.pointee = table.pointer(to: \.base)
        return SQLITE_OK
    }

    private init(source: UnsafeMutablePointer<SampleSource>) {
        self.source = source
    }
}

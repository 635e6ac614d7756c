import GRDB
import GRDBSQLite

/// Copies a run's rows of one table from a database into another, value by value, in the order of their keys.
///
/// It takes whatever columns the table has, so a table or a column that a later schema adds is copied as well.
struct TableCopy {
    private let table: String
    /// The column that gets the run's new number: `id` of `runs`, `run_id` elsewhere.
    private let key: String
    private let columns: [String]

    /// The table `runs`, and after it every table with rows of runs; one that ties them to something else (a
    /// comparison) is left out.
    static func all(in database: Database) throws -> [TableCopy] {
        let tables = try String.fetchAll(
            database,
            sql: """
                SELECT m.name FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c
                WHERE m.type = 'table' AND c.name = 'run_id'
                AND NOT EXISTS (SELECT 1 FROM pragma_foreign_key_list(m.name) AS f WHERE f."table" <> 'runs')
                ORDER BY m.name
                """
        )
        let runs = try TableCopy("runs", key: "id", in: database)
        return [runs] + (try tables.map { try TableCopy($0, key: "run_id", in: database) })
    }

    private init(_ table: String, key: String, in database: Database) throws {
        self.table = table
        self.key = key
        columns = try database.columns(in: table).map(\.name).filter { $0 != key }
    }

    /// Adds the rows of the run `old` of `source` as those of the run `new`.
    func copy(run old: Int64, as new: Int64, from source: Database, into target: Database) throws(DatabaseError) {
        let list = columns.joined(separator: ", ")
        let select = try PreparedStatement("SELECT \(list) FROM \(table) WHERE \(key) = ?1", in: source)
        let places = repeatElement("?", count: columns.count + 1).joined(separator: ", ")
        let insert = try PreparedStatement("INSERT INTO \(table) (\(list), \(key)) VALUES (\(places))", in: target)
        sqlite3_bind_int64(select.handle, 1, old)
        sqlite3_bind_int64(insert.handle, Int32(columns.count + 1), new)
        while true {
            switch sqlite3_step(select.handle) {
            case SQLITE_DONE: return
            case SQLITE_ROW: break
            default: throw select.failure
            }
            for column in 0..<Int32(columns.count) {
                sqlite3_bind_value(insert.handle, column + 1, sqlite3_column_value(select.handle, column))
            }
            guard sqlite3_step(insert.handle) == SQLITE_DONE else { throw insert.failure }
            sqlite3_reset(insert.handle)
        }
    }
}

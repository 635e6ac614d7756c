import GRDB

/// The schema of a results database: its number, and the way from every older number to it.
///
/// The schema is a promise to people who query the file with SQL. Migrations are only ever appended; each leaves its
/// number in the `user_version` pragma, which other tools and older versions of rrbench can read.
enum Schema {
    /// The number of the newest schema: as many as there are migrations.
    static let version = 1

    /// Marks the file as ours in its header (`PRAGMA application_id`): the letters `rrbn`.
    static let applicationID = 0x7272_626E

    /// The migrations, oldest first.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 runs and requests", migrate: createVersion1)
        return migrator
    }

    /// Refuses a file that is not ours to change, and brings an older one up to `version`.
    static func upgrade(_ queue: DatabaseQueue, path: String) throws {
        if try queue.read({ try admit($0, path: path) }) == version { return }
        do {
            try migrator.migrate(queue)
        } catch {
            // Two processes that open a new file at once both find it empty; the one that comes second fails on the
            // first's tables, and need not have tried.
            guard try queue.read(storedVersion) == version else { throw error }
        }
    }

    /// Tells whether the file is ours and not too new; the number of its schema, 0 for a new file.
    private static func admit(_ database: Database, path: String) throws -> Int {
        let owner = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        let found = try storedVersion(database)
        if owner == applicationID {
            guard found <= version else { throw RecordingError.newerSchema(path: path, found: found, known: version) }
            return found
        }
        let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
        guard owner == 0, found == 0, tables == 0 else { throw RecordingError.foreignDatabase(path: path) }
        return 0
    }

    private static func storedVersion(_ database: Database) throws -> Int {
        try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    }
}

import GRDB

/// The schema of a results database: its number, and the way from every older number to it.
///
/// The schema is a promise to people who query the file with SQL. Migrations are only ever appended; each leaves its
/// number in the `user_version` pragma, which other tools and older versions of rrbench can read.
enum Schema {
    /// The number of the newest schema: as many as there are migrations.
    static let version = 4

    /// Marks the file as ours in its header (`PRAGMA application_id`): the letters `rrbn`.
    static let applicationID = 0x7272_626E

    /// The migrations, oldest first.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 runs and requests", migrate: createVersion1)
        migrator.registerMigration("2 connections", migrate: createVersion2)
        migrator.registerMigration("3 calibrations", migrate: createVersion3)
        migrator.registerMigration("4 comparisons", migrate: createVersion4)
        return migrator
    }

    /// Brings an admitted file up to `version`.
    static func upgrade(_ queue: DatabaseQueue) throws {
        var reached = try queue.read(storedVersion)
        while reached < version {
            do {
                try migrator.migrate(queue)
                return
            } catch {
                // Of those that open an old or a new file at once, one makes each step; the others fail on its tables,
                // and go on from where it got to.
                let present = try queue.read(storedVersion)
                guard present > reached else { throw error }
                reached = present
            }
        }
    }

    /// Refuses a file of another program, and one of a newer rrbench.
    static func admit(_ database: Database, path: String) throws {
        try database.inTransaction(.deferred) {
            let owner = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
            let found = try storedVersion(database)
            // Another process may just have begun to make the same new file; the migrator's own table comes first.
            let tables = try Int.fetchOne(
                database,
                sql: "SELECT count(*) FROM sqlite_schema WHERE tbl_name <> 'grdb_migrations'"
            )
            let isNew = owner == 0 && found == 0 && tables == 0
            guard owner == applicationID || isNew else { throw RecordingError.foreignDatabase(path: path) }
            guard found <= version else { throw RecordingError.newerSchema(path: path, found: found, known: version) }
            return .commit
        }
    }

    /// The number of the schema that a file has.
    static func storedVersion(_ database: Database) throws -> Int {
        try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    }
}

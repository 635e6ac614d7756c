import GRDB

extension Schema {
    /// Schema 3: what `rrbench calibrate` found of a machine.
    ///
    /// Frozen: later schemas alter it in migrations of their own.
    static func createVersion3(_ database: Database) throws {
        try database.execute(
            sql: """
                -- One row for each calibration; runs on the same machine are held to the newest.
                CREATE TABLE calibrations (
                    id INTEGER PRIMARY KEY,
                    measured_at TEXT NOT NULL,
                    host TEXT NOT NULL,
                    version TEXT NOT NULL,
                    threads INTEGER NOT NULL,
                    highest_rps REAL,
                    lag_p99_us REAL,
                    cost_us REAL NOT NULL,
                    error_1ms_us REAL NOT NULL,
                    error_10ms_us REAL NOT NULL
                ) STRICT;

                PRAGMA user_version = 3;
                """
        )
    }
}

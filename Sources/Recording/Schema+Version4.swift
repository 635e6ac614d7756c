import GRDB

extension Schema {
    /// Schema 4: which runs a comparison is made of, and what came of it.
    ///
    /// Frozen: later schemas alter it in migrations of their own.
    static func createVersion4(_ database: Database) throws {
        try database.execute(
            sql: """
                -- One row for each `rrbench compare` that drove load; settings and result are JSON.
                CREATE TABLE comparisons (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    started_at TEXT NOT NULL,
                    state TEXT NOT NULL CHECK (state IN ('running', 'complete', 'interrupted', 'failed')),
                    version TEXT NOT NULL,
                    settings TEXT NOT NULL,
                    result TEXT
                ) STRICT;

                -- Runs of one round have the same seed; position is the order within the round. Both count from 1.
                CREATE TABLE comparison_runs (
                    comparison_id INTEGER NOT NULL REFERENCES comparisons (id) ON DELETE CASCADE,
                    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
                    arm TEXT NOT NULL,
                    scenario TEXT NOT NULL,
                    round INTEGER NOT NULL,
                    position INTEGER NOT NULL,
                    PRIMARY KEY (comparison_id, run_id)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX comparison_runs_by_run ON comparison_runs (run_id);

                PRAGMA user_version = 4;
                """
        )
    }
}

import GRDB

extension Schema {
    /// Schema 1: the tables of the first release.
    ///
    /// Frozen: later schemas alter it in migrations of their own.
    static func createVersion1(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE runs (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    uuid TEXT NOT NULL UNIQUE,
                    started_at TEXT NOT NULL,
                    state TEXT NOT NULL CHECK (state IN ('running', 'complete', 'interrupted', 'failed')),
                    strategy TEXT NOT NULL,
                    proxy TEXT NOT NULL,
                    mode TEXT NOT NULL CHECK (mode IN ('closed', 'open')),
                    seed INTEGER NOT NULL,
                    target TEXT NOT NULL,
                    scenario TEXT,
                    host TEXT NOT NULL,
                    version TEXT NOT NULL,
                    summary TEXT
                ) STRICT;

                CREATE TABLE backends (
                    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
                    backend INTEGER NOT NULL,
                    name TEXT NOT NULL,
                    address TEXT,
                    weight REAL NOT NULL,
                    PRIMARY KEY (run_id, backend)
                ) STRICT, WITHOUT ROWID;

                -- Clustered by run and sequence, and without foreign keys: a row costs as little as it can.
                CREATE TABLE requests (
                    run_id INTEGER NOT NULL,
                    sequence INTEGER NOT NULL,
                    phase INTEGER NOT NULL,
                    worker INTEGER NOT NULL,
                    connection INTEGER NOT NULL,
                    scheduled_ns INTEGER NOT NULL,
                    sent_ns INTEGER NOT NULL,
                    first_byte_ns INTEGER,
                    finished_ns INTEGER NOT NULL,
                    status INTEGER,
                    backend INTEGER,
                    dispatch INTEGER,
                    attempts INTEGER,
                    in_flight_at_pick INTEGER,
                    queue_us INTEGER,
                    upstream_us INTEGER,
                    bytes_received INTEGER NOT NULL,
                    error INTEGER NOT NULL,
                    PRIMARY KEY (run_id, sequence)
                ) STRICT, WITHOUT ROWID;

                CREATE TABLE timeline (
                    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
                    at_ns INTEGER NOT NULL,
                    series TEXT NOT NULL,
                    value REAL NOT NULL,
                    PRIMARY KEY (run_id, at_ns, series)
                ) STRICT, WITHOUT ROWID;

                CREATE TABLE events (
                    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
                    at_ns INTEGER NOT NULL,
                    kind TEXT NOT NULL,
                    backend INTEGER,
                    detail TEXT
                ) STRICT;
                CREATE INDEX events_by_run ON events (run_id, at_ns);

                CREATE TABLE checks (
                    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
                    expression TEXT NOT NULL,
                    observed REAL,
                    passed INTEGER NOT NULL CHECK (passed IN (0, 1))
                ) STRICT;
                CREATE INDEX checks_by_run ON checks (run_id);

                CREATE TABLE errors (
                    code INTEGER PRIMARY KEY,
                    name TEXT NOT NULL UNIQUE
                ) STRICT;
                INSERT INTO errors (code, name) VALUES
                    (0, 'none'), (1, 'connect_refused'), (2, 'connect_failed'), (3, 'connect_timeout'),
                    (4, 'name_not_resolved'), (5, 'tls'), (6, 'timeout'), (7, 'connection_reset'),
                    (8, 'empty_response'), (9, 'truncated_body'), (10, 'malformed_response'), (11, 'http_4xx'),
                    (12, 'http_5xx'), (13, 'interrupted'), (14, 'other');

                PRAGMA application_id = \(applicationID);
                PRAGMA user_version = 1;
                """
        )
    }
}

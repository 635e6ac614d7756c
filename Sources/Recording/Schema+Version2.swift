import GRDB

extension Schema {
    /// Schema 2: the connections that were made, with their phases, and finer classes of errors.
    ///
    /// Frozen: later schemas alter it in migrations of their own.
    static func createVersion2(_ database: Database) throws {
        try database.execute(
            sql: """
                -- One row for each connection, under the request that it was made for.
                CREATE TABLE connections (
                    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
                    sequence INTEGER NOT NULL,
                    phase INTEGER NOT NULL,
                    worker INTEGER NOT NULL,
                    connection INTEGER NOT NULL,
                    name_lookup_us INTEGER NOT NULL,
                    connect_us INTEGER NOT NULL,
                    tls_us INTEGER NOT NULL,
                    PRIMARY KEY (run_id, sequence)
                ) STRICT, WITHOUT ROWID;

                INSERT INTO errors (code, name) VALUES
                    (15, 'tls_certificate'), (16, 'lookup_timeout'), (17, 'tls_timeout'), (18, 'body_timeout'),
                    (19, 'unexpected_status'), (20, 'unexpected_header'), (21, 'unexpected_body'),
                    (22, 'http2_refused'), (23, 'too_many_redirects');

                PRAGMA user_version = 2;
                """
        )
    }
}

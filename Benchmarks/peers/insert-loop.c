/* insert-loop: what rrbench's recorder is held to.
 *
 * Inserts N rows into the table `requests` of a results database, as a careful C programmer would who has nothing else
 * to do: the same table and the same pragmas, one prepared statement, every column bound for every row, transactions
 * of 16384 rows, rows in the order of the key. Values resemble those of a run of 30,000 requests a second.
 *
 * usage: insert-loop FILE ROWS      (FILE is replaced)
 * prints one line of JSON: rows, rows a second, CPU nanoseconds a row. Build: cc -O2 insert-loop.c -o insert-loop -lsqlite3
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { ROWS_PER_TRANSACTION = 16384, COLUMNS = 18 };

static const char *const SETUP =
    "PRAGMA page_size = 8192;"
    "PRAGMA auto_vacuum = INCREMENTAL;"
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = NORMAL;"
    "PRAGMA wal_autocheckpoint = 2048;"
    "PRAGMA cache_size = -16384;"
    "CREATE TABLE requests ("
    " run_id INTEGER NOT NULL, sequence INTEGER NOT NULL, phase INTEGER NOT NULL, worker INTEGER NOT NULL,"
    " connection INTEGER NOT NULL, scheduled_ns INTEGER NOT NULL, sent_ns INTEGER NOT NULL, first_byte_ns INTEGER,"
    " finished_ns INTEGER NOT NULL, status INTEGER, backend INTEGER, dispatch INTEGER, attempts INTEGER,"
    " in_flight_at_pick INTEGER, queue_us INTEGER, upstream_us INTEGER, bytes_received INTEGER NOT NULL,"
    " error INTEGER NOT NULL, PRIMARY KEY (run_id, sequence)) STRICT, WITHOUT ROWID;";

static const char *const INSERT = "INSERT INTO requests VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

static void fail(sqlite3 *database) {
    fprintf(stderr, "insert-loop: %s\n", sqlite3_errmsg(database));
    exit(1);
}

static void execute(sqlite3 *database, const char *sql) {
    if (sqlite3_exec(database, sql, NULL, NULL, NULL) != SQLITE_OK) fail(database);
}

static double seconds(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void insert(sqlite3 *database, sqlite3_stmt *statement, sqlite3_int64 sequence) {
    const sqlite3_int64 scheduled = sequence * 33000;
    const sqlite3_int64 row[COLUMNS] = {
        1, sequence, 1, sequence & 3, sequence % 50 + 1,             /* run, sequence, phase, worker, connection */
        scheduled, scheduled + 20000, scheduled + 900000, scheduled + 950000, /* scheduled, sent, first byte, finished */
        200, sequence % 3 + 1, sequence, 1, sequence % 17, 0, 300 + sequence % 100, /* status ... upstream */
        19, 0,                                                       /* bytes, error */
    };
    for (int column = 0; column < COLUMNS; column++) sqlite3_bind_int64(statement, column + 1, row[column]);
    if (sqlite3_step(statement) != SQLITE_DONE) fail(database);
    sqlite3_reset(statement);
}

int main(int argc, char **argv) {
    if (argc != 3 || atoll(argv[2]) < 1) {
        fprintf(stderr, "usage: insert-loop FILE ROWS\n");
        return 64;
    }
    const char *const path = argv[1];
    const sqlite3_int64 rows = atoll(argv[2]);
    char beside[4096];
    unlink(path);
    for (int i = 0; i < 2; i++) {
        snprintf(beside, sizeof beside, "%s-%s", path, i == 0 ? "wal" : "shm");
        unlink(beside);
    }

    sqlite3 *database;
    if (sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL)) {
        fail(database);
    }
    execute(database, SETUP);
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v3(database, INSERT, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL)) fail(database);

    const double wall = seconds(CLOCK_MONOTONIC), cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
    for (sqlite3_int64 done = 0; done < rows;) {
        execute(database, "BEGIN IMMEDIATE");
        for (int i = 0; i < ROWS_PER_TRANSACTION && done < rows; i++) insert(database, statement, ++done);
        execute(database, "COMMIT");
    }
    const double wall_used = seconds(CLOCK_MONOTONIC) - wall, cpu_used = seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu;

    printf("{\"rows\": %lld, \"rows_per_second\": %.0f, \"cpu_ns_per_row\": %.0f}\n", rows, (double)rows / wall_used,
           cpu_used / (double)rows * 1e9);
    sqlite3_finalize(statement);
    return sqlite3_close(database) == SQLITE_OK ? 0 : 1;
}

import GRDB
import Measuring

/// A row of one of a run's small tables, on its way into the database.
enum RunDetail: Sendable {
    case backend(BackendRecord)
    case timeline(TimelinePoint)
    case event(RunEvent)
    case check(CheckResult)

    /// Writes the row; a backend or a timeline point that is already there is replaced.
    func insert(into database: Database, run: Int64) throws {
        let (sql, values): (String, StatementArguments) =
            switch self {
            case .backend(let backend):
                (
                    "INSERT OR REPLACE INTO backends (run_id, backend, name, address, weight) VALUES (?, ?, ?, ?, ?)",
                    [run, backend.number, backend.name, backend.address, backend.weight]
                )
            case .timeline(let point):
                (
                    "INSERT OR REPLACE INTO timeline (run_id, at_ns, series, value) VALUES (?, ?, ?, ?)",
                    [run, point.atNanoseconds, point.series, point.value]
                )
            case .event(let event):
                (
                    "INSERT INTO events (run_id, at_ns, kind, backend, detail) VALUES (?, ?, ?, ?, ?)",
                    [run, event.atNanoseconds, event.kind, event.backend, event.detail]
                )
            case .check(let check):
                (
                    "INSERT INTO checks (run_id, expression, observed, passed) VALUES (?, ?, ?, ?)",
                    [run, check.expression, check.observed, check.passed]
                )
            }
        try database.cachedStatement(sql: sql).execute(arguments: values)
    }
}

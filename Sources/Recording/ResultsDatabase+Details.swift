import Foundation
import GRDB
package import Measuring

extension ResultsDatabase {
    /// The backends of a run, by number.
    package func backends(ofRun run: Int64) throws -> [BackendRecord] {
        try rows(ofRun: run, sql: "SELECT * FROM backends WHERE run_id = ? ORDER BY backend") { row in
            BackendRecord(number: row["backend"], name: row["name"], address: row["address"], weight: row["weight"])
        }
    }

    /// The timeline of a run, in the order of time.
    package func timeline(ofRun run: Int64) throws -> [TimelinePoint] {
        try rows(ofRun: run, sql: "SELECT * FROM timeline WHERE run_id = ? ORDER BY at_ns, series") { row in
            TimelinePoint(atNanoseconds: row["at_ns"], series: row["series"], value: row["value"])
        }
    }

    /// The events of a run, in the order of time.
    package func events(ofRun run: Int64) throws -> [RunEvent] {
        try rows(ofRun: run, sql: "SELECT * FROM events WHERE run_id = ? ORDER BY at_ns, rowid") { row in
            RunEvent(atNanoseconds: row["at_ns"], kind: row["kind"], backend: row["backend"], detail: row["detail"])
        }
    }

    /// The checks of a run, in the order in which they were recorded; a value that was not a number comes back as NaN.
    package func checks(ofRun run: Int64) throws -> [CheckResult] {
        try rows(ofRun: run, sql: "SELECT * FROM checks WHERE run_id = ? ORDER BY rowid") { row in
            CheckResult(expression: row["expression"], observed: row["observed"] ?? .nan, passed: row["passed"])
        }
    }

    /// The summary of a run as it was stored.
    package func summary(ofRun run: Int64) throws -> RunSummary {
        let stored = try self.run(matching: RunReference(String(run)))
        guard let json = stored.summary else { throw RecordingError.noSummary(run: run) }
        do {
            return try JSONDecoder().decode(RunSummary.self, from: Data(json.utf8))
        } catch {
            throw RecordingError.unreadableSummary(run: run, reason: String(describing: error))
        }
    }

    private func rows<Value>(ofRun run: Int64, sql: String, _ value: (Row) -> Value) throws -> [Value] {
        try read { try Row.fetchAll($0, sql: sql, arguments: [run]).map(value) }
    }
}

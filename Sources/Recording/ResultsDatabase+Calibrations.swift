import Foundation
import GRDB

extension ResultsDatabase {
    /// Adds a calibration of this machine.
    package func addCalibration(_ calibration: CalibrationRecord, version: String) throws {
        let host = try HostDescription.current(libraryVersions: [:]).json()
        let now = Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO calibrations
                        (measured_at, host, version, threads, highest_rps, lag_p99_us, cost_us, error_1ms_us, error_10ms_us)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    now, host, version, calibration.threads, calibration.highestRate, calibration.lagP99,
                    calibration.cost, calibration.errorAt1ms, calibration.errorAt10ms,
                ]
            )
        }
    }

    /// The newest calibration of this machine (by processor and cores) with so many threads; `nil` if there is none.
    package func calibration(threads: Int) throws -> CalibrationRecord? {
        let here = HostDescription.current(libraryVersions: [:])
        return try read { database in
            let rows = try Row.fetchCursor(
                database,
                sql: "SELECT * FROM calibrations WHERE threads = ? ORDER BY id DESC",
                arguments: [threads]
            )
            while let row = try rows.next() {
                let host: String = row["host"]
                let there = try? JSONDecoder().decode(HostDescription.self, from: Data(host.utf8))
                guard let there, there.cpu == here.cpu, there.cores == here.cores else { continue }
                return CalibrationRecord(
                    threads: row["threads"],
                    highestRate: row["highest_rps"],
                    lagP99: row["lag_p99_us"],
                    cost: row["cost_us"],
                    errorAt1ms: row["error_1ms_us"],
                    errorAt10ms: row["error_10ms_us"]
                )
            }
            return nil
        }
    }
}

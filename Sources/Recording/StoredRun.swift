import GRDB
package import Measuring

/// A row of the table `runs`, as it was read.
package struct StoredRun: Sendable, Equatable {
    /// The run's number in this database; never used again, even when the run is deleted.
    package var id: Int64
    /// The run's name in all databases, in lower case.
    package var uuid: String
    /// When it began: ISO 8601, UTC, milliseconds.
    package var startedAt: String
    /// Where it stands.
    package var state: RunState
    /// The balancing strategy.
    package var strategy: String
    /// What balanced.
    package var proxy: String
    /// `closed` or `open`.
    package var mode: String
    /// The seed of everything random in it.
    package var seed: UInt64
    /// The URL that requests were sent to.
    package var target: String
    /// The scenario as YAML, or `nil`.
    package var scenario: String?
    /// The machine, as JSON.
    package var host: String
    /// The version of rrbench that recorded it.
    package var version: String
    /// The summary as JSON, or `nil` where the run never finished.
    package var summary: String?

    init(_ row: Row) {
        id = row["id"]
        uuid = row["uuid"]
        startedAt = row["started_at"]
        state = RunState(rawValue: row["state"]) ?? .failed
        strategy = row["strategy"]
        proxy = row["proxy"]
        mode = row["mode"]
        seed = UInt64(bitPattern: row["seed"])
        target = row["target"]
        scenario = row["scenario"]
        host = row["host"]
        version = row["version"]
        summary = row["summary"]
    }
}

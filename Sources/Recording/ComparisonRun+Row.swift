import GRDB

extension ComparisonRun {
    /// A row of `comparison_runs`.
    init(_ row: Row) {
        self.init(
            run: row["run_id"],
            arm: row["arm"],
            scenario: row["scenario"],
            round: row["round"],
            position: row["position"]
        )
    }

    /// Makes the run part of a comparison; one that is part of it already is an error, or left as it is.
    func insert(into database: Database, comparison: Int64, orIgnore: Bool = false) throws {
        try database.execute(
            sql: """
                INSERT \(orIgnore ? "OR IGNORE" : "") INTO comparison_runs
                    (comparison_id, run_id, arm, scenario, round, position)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [comparison, run, arm, scenario, round, position]
        )
    }
}

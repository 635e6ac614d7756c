import GRDB
import Measuring

extension ResultsDatabase {
    /// What became of one comparison of another database.
    package enum ComparisonMergeOutcome: Equatable, Sendable {
        /// It was added with a new number.
        case added(comparison: Int64, as: Int64)
        /// It was there already, under this number.
        case present(comparison: Int64, as: Int64)
        /// A live process is making it.
        case running(comparison: Int64)
    }

    /// Adds every comparison of another results database, oldest first, under new numbers; its runs must have been
    /// merged before.
    ///
    /// Its runs are found by their uuids, and where its result names them it gets their new numbers. One that is there
    /// already (the same start and the same process) stays as it is, but for runs of it that were missing. One whose
    /// process has died comes in as `interrupted`.
    package func mergeComparisons(of source: MergeSource, report: (ComparisonMergeOutcome) -> Void) throws {
        for comparison in try source.comparisons() { report(try merge(comparison)) }
    }

    private func merge(_ comparison: MergedComparison) throws -> ComparisonMergeOutcome {
        if comparison.state == .running, !Self.processHasDied(json: comparison.settings) {
            return .running(comparison: comparison.id)
        }
        return try write { target in
            let present = try Self.number(of: comparison, in: target)
            let number = try present ?? Self.add(comparison, to: target)
            var numbers: [String: Int64] = [:]
            for part in comparison.parts {
                let known = "SELECT id FROM runs WHERE uuid = ?"
                guard let new = try Int64.fetchOne(target, sql: known, arguments: [part.uuid]) else { continue }
                numbers["\(part.run.run)"] = new
                var run = part.run
                run.run = new
                try run.insert(into: target, comparison: number, orIgnore: true)
            }
            if let present { return .present(comparison: comparison.id, as: present) }
            try renumberResult(of: number, runs: numbers, in: target)
            return .added(comparison: comparison.id, as: number)
        }
    }

    /// The number of a comparison that is there already; the settings name the process, and so tell two of one moment
    /// apart.
    private static func number(of comparison: MergedComparison, in target: Database) throws -> Int64? {
        try Int64.fetchOne(
            target,
            sql: "SELECT id FROM comparisons WHERE started_at = ? AND version = ? AND settings = ?",
            arguments: [comparison.startedAt, comparison.version, comparison.settings]
        )
    }

    private static func add(_ comparison: MergedComparison, to target: Database) throws -> Int64 {
        try target.execute(
            sql: "INSERT INTO comparisons (started_at, state, version, settings, result) VALUES (?, ?, ?, ?, ?)",
            arguments: [
                comparison.startedAt, (comparison.state == .running ? .interrupted : comparison.state).rawValue,
                comparison.version, comparison.settings, comparison.result,
            ]
        )
        return target.lastInsertedRowID
    }

    /// Puts new numbers where the result names itself, its database and its runs; a run that is not there is not named.
    private func renumberResult(of number: Int64, runs: [String: Int64], in target: Database) throws {
        let map = "{" + runs.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
        try target.execute(
            sql: """
                UPDATE comparisons SET result = json_set(
                    result,
                    '$.comparison.id', id,
                    '$.comparison.db', ?2,
                    '$.arms', json((
                        SELECT json_group_array(json_set(arm.value, '$.runs', json((
                            SELECT json_group_array(json_extract(?3, '$."' || run.value || '"'))
                            FROM json_each(arm.value, '$.runs') AS run
                            WHERE json_extract(?3, '$."' || run.value || '"') IS NOT NULL
                        )))) FROM json_each(result, '$.arms') AS arm
                    )),
                    '$.excluded', json((
                        SELECT json_group_array(
                            json_set(lost.value, '$.run', json_extract(?3, '$."' || (lost.value ->> 'run') || '"'))
                        ) FROM json_each(result, '$.excluded') AS lost
                    ))
                ) WHERE id = ?1 AND json_valid(result)
                """,
            arguments: [number, path, map]
        )
    }
}

internal import Measuring
internal import Recording

/// Recorded runs as text.
enum RunTable {
    /// A line a run under a line of headings.
    static func text(_ runs: [StoredRun]) -> String {
        let headings = ["RUN", "STARTED", "STATE", "STRATEGY", "PROXY", "MODE", "TARGET", "UUID"]
        let rows = runs.map { run in
            [
                "\(run.id)", run.startedAt, run.state.rawValue, run.strategy, run.proxy, run.mode, run.target,
                String(run.uuid.prefix(8)),
            ]
        }
        return aligned([headings] + rows)
    }

    /// Everything that the database knows of one run but its requests.
    static func details(_ run: StoredRun, backends: [BackendRecord]) -> String {
        var rows = [
            ["run", "\(run.id)"], ["uuid", run.uuid], ["started", run.startedAt], ["state", run.state.rawValue],
            ["strategy", run.strategy], ["proxy", run.proxy], ["mode", run.mode], ["seed", "\(run.seed)"],
            ["target", run.target], ["version", run.version], ["host", run.host],
        ]
        rows += (run.scenario ?? "").split(separator: "\n").map { ["scenario", String($0)] }
        rows += backends.map { ["backend \($0.number)", "\($0.name) \($0.address ?? "") weight \($0.weight)"] }
        return aligned(rows)
    }

    /// Columns as wide as their widest cell, two spaces between them, no space at the end of a line.
    static func aligned(_ rows: [[String]]) -> String {
        var widths: [Int] = []
        for row in rows {
            for (column, cell) in row.enumerated() {
                if column == widths.count { widths.append(0) }
                widths[column] = max(widths[column], cell.count)
            }
        }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                column == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[column] - cell.count)
            }
            return cells.joined(separator: "  ") + "\n"
        }.joined()
    }
}

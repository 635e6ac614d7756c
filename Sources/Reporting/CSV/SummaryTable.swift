public import Measuring

/// The CSV table `summary`: one row a run, the members of the JSON summary with their groups as prefixes.
///
/// Lists and counts of unbounded variety (reasons, statuses, errors, backends, checks) are left to the other tables,
/// and so is what explains the spread.
public enum SummaryTable {
    /// Writes the row of a run, below the names of the columns unless another run's row is above.
    public static func write(_ summary: RunSummary, withHeader: Bool = true, to writer: inout CSVWriter) {
        if withHeader { writer.row(cells(summary).map(\.name)) }
        for cell in cells(summary) {
            switch cell.value {
            case .null: writer.field(Int64?.none)
            case .integer(let value): writer.field(value)
            case .number(let value): writer.field(value)
            case .string(let value): writer.field(value)
            case .unsigned(let value): writer.field(String(value))
            case .boolean(let value): writer.field(value ? "true" : "false")
            case .array, .object: continue
            }
        }
        writer.endRow()
    }

    /// The single values of the summary in the order of the JSON; `run` and `schema` need no prefix.
    private static func cells(_ summary: RunSummary) -> [(name: String, value: JSONValue)] {
        var summary = summary
        summary.spread = summary.spread.withoutExplanation
        guard case .object(let members) = summary.json else { return [] }
        return members.flatMap { name, value -> [(name: String, value: JSONValue)] in
            guard case .object(let inner) = value else { return value.isSingle ? [(name, value)] : [] }
            return inner.filter(\.1.isSingle).map { member, value in (column(group: name, member), value) }
        }
    }

    private static func column(group: String, _ member: String) -> String {
        switch group {
        case "run": member == "id" ? "run_id" : member
        case "latency_us", "service_us", "schedule_lag_us", "cpu_us_per_request":
            "\(group.withoutMicroseconds)_\(member)_us"
        default: "\(group)_\(member)"
        }
    }
}

extension JSONValue {
    /// Whether the value is neither a list nor an object.
    fileprivate var isSingle: Bool {
        switch self {
        case .array, .object: false
        default: true
        }
    }
}

extension String {
    /// The name without its unit, which a column carries at its end: `latency_us` → `latency`.
    fileprivate var withoutMicroseconds: String {
        split(separator: "_").filter { $0 != "us" }.joined(separator: "_")
    }
}

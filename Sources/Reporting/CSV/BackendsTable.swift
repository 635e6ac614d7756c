public import Measuring

/// The CSV table `backends`: the columns of the database table, and what each backend did.
public enum BackendsTable {
    /// The names of the columns, in the order of a row.
    public static let columns = [
        "run_id", "backend", "name", "address", "weight", "requests", "errors", "share", "expected_share", "p50_us",
        "p99_us",
    ]

    /// Writes header and rows of a run's backends.
    public static func write(_ summary: RunSummary, to writer: inout CSVWriter) {
        writer.row(columns)
        for (index, backend) in summary.backends.enumerated() {
            writer.field(summary.run.id)
            writer.field(Int64(index + 1))
            writer.field(backend.name)
            writer.field(backend.address)
            writer.field(backend.weight)
            writer.field(backend.requests)
            writer.field(backend.errors)
            writer.field(backend.share)
            writer.field(backend.expectedShare)
            writer.field(backend.p50)
            writer.field(backend.p99)
            writer.endRow()
        }
    }
}

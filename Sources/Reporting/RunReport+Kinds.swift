internal import Measuring

extension RunReport {
    /// The requests of a mix by kind; no rows where all were of one kind.
    var kindsTable: ReportTable {
        ReportTable(
            caption: "Requests by kind",
            columns: [.text("kind")] + ["requests", "failed", "mean", "p50", "p90", "p99", "max"].map { .number($0) },
            rows: (summary.requestsByKind ?? []).map { kind in
                [kind.name, DecimalText.grouped(kind.requests), DecimalText.grouped(kind.failed)]
                    + [kind.latency.mean, kind.latency.p50, kind.latency.p90, kind.latency.p99, kind.latency.max]
                    .map(Quantity.measured(microseconds:))
            }
        )
    }
}

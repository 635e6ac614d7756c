internal import Measuring

extension RunReport {
    /// What a reader of the percentiles must know when requests have failed.
    static let failureSentence =
        "Failed requests are in none of the percentiles, save those given up at a time limit (…timeout), which count with "
        + "the time that they had waited: a failure never makes a percentile better."

    /// The classes of errors with their own latencies; empty rows where no request failed.
    var errorsTable: ReportTable {
        ReportTable(
            caption: "Errors",
            columns: [.text("error")] + ["requests", "share", "min", "p50", "p99", "max"].map { .number($0) }
                + [.text("for example")],
            rows: (summary.errors ?? []).map { error in
                [error.name, DecimalText.grouped(error.requests), Quantity.percent(error.share)]
                    + [error.latency.min, error.latency.p50, error.latency.p99, error.latency.max]
                    .map(Quantity.time(microseconds:)) + [errorExamples[error.name] ?? ""]
            }
        )
    }
}

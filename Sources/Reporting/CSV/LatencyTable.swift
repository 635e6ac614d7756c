public import Measuring

/// The CSV table `latency`: times by percentile, denser toward the end, as far as the number of requests supports.
public enum LatencyTable {
    /// The names of the columns, in the order of a row.
    public static let columns = ["run_id", "percentile", "latency_us", "service_us"]

    /// Writes header and rows of a run's percentile curves, which are over the same requests; no rows without any.
    public static func write(_ analysis: RunAnalysis, to writer: inout CSVWriter) {
        writer.row(columns)
        for (latency, service) in zip(analysis.latencyCurve, analysis.serviceCurve) {
            writer.field(analysis.summary.run.id)
            writer.field(latency.percentile)
            writer.field(Double(latency.nanoseconds) / 1000)
            writer.field(Double(service.nanoseconds) / 1000)
            writer.endRow()
        }
    }
}

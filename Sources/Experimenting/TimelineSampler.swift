internal import LoadDriving
internal import Recording

/// Turns the parts' running totals into the rows of the table `timeline`, once a second.
struct TimelineSampler {
    /// Totals at one moment; times in nanoseconds.
    struct Totals {
        /// Since the start of the run.
        var elapsed: Int64 = 0
        /// Requests sent so far.
        var sent: Int64 = 0
        /// Requests ended so far.
        var finished: Int64 = 0
        /// Requests failed so far.
        var failed: Int64 = 0
        /// Processor time by part, for the parts that are known.
        var cpu: [(part: String, nanoseconds: Int64)] = []
        /// Memory of a proxy in processes of its own, in bytes.
        var proxyBytes: Int64?
    }

    private var last = Totals()

    /// The rates since the last call: `sent_rps`, `achieved_rps`, `failed_rps`, `in_flight`, `cpu_PART` (the share of one
    /// core that the part used), and `proxy_rss_bytes`.
    mutating func points(at now: Totals) -> [TimelinePoint] {
        let seconds = Double(now.elapsed - last.elapsed) / 1e9
        guard seconds > 0 else { return [] }
        var series: [(String, Double)] = [
            ("sent_rps", Double(now.sent - last.sent) / seconds),
            ("achieved_rps", Double(now.finished - last.finished - (now.failed - last.failed)) / seconds),
            ("failed_rps", Double(now.failed - last.failed) / seconds),
            ("in_flight", Double(now.sent - now.finished)),
        ]
        for (part, nanoseconds) in now.cpu {
            let before = last.cpu.first { $0.part == part }?.nanoseconds ?? 0
            series.append(("cpu_\(part)", Double(nanoseconds - before) / 1e9 / seconds))
        }
        if let bytes = now.proxyBytes { series.append(("proxy_rss_bytes", Double(bytes))) }
        last = now
        return series.map { TimelinePoint(atNanoseconds: now.elapsed, series: $0.0, value: $0.1) }
    }
}

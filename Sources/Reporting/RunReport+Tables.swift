internal import Measuring

extension RunReport {
    /// One line that says which run this is.
    var title: String {
        let run = summary.run
        let rate = run.mode == .open ? " \(Quantity.rate(summary.throughput.attemptedPerSecond))" : ""
        let state = run.state == .complete ? "" : ", \(run.state.rawValue)"
        return "run \(run.id): \(run.strategy) on \(run.proxy), \(run.mode.rawValue) loop\(rate), "
            + "\(Quantity.seconds(run.durationSeconds)), seed \(run.seed)\(state)"
    }

    /// Latency beside service time and schedule lag.
    var timesTable: ReportTable {
        ReportTable(
            caption: "Times",
            columns: [.text("")]
                + ["min", "mean", "p50", "p75", "p90", "p95", "p99", "p99.9", "max"].map { .number($0) },
            rows: [
                ["latency"] + Self.cells(summary.latency),
                ["service time"] + Self.cells(summary.service),
                ["schedule lag", "", ""] + [Quantity.time(microseconds: summary.scheduleLag.p50), "", "", ""]
                    + [Quantity.time(microseconds: summary.scheduleLag.p99), ""]
                    + [Quantity.time(microseconds: summary.scheduleLag.max)],
            ] + phaseRows
        )
    }

    /// What each backend did, or of many those that stand out.
    var backendsTable: ReportTable {
        ReportTable(
            caption: "Backends",
            columns: [.text("backend"), .text("address")]
                + ["weight", "requests", "errors", "share", "expected", "p50", "p99"].map { .number($0) },
            rows: listedBackends.map { backend in
                [
                    backend.name, backend.address, Quantity.number(backend.weight),
                    DecimalText.grouped(backend.requests),
                    DecimalText.grouped(backend.errors), Quantity.percent(backend.share),
                    Quantity.percent(backend.expectedShare), Quantity.measured(microseconds: backend.p50),
                    Quantity.measured(microseconds: backend.p99),
                ]
            }
        )
    }

    /// The parties of the books; a dash for what nobody counted.
    var booksTable: ReportTable {
        let books = summary.reconciliation
        let isJudged = books.outcome != .notApplicable
        let picksAreKnown = isJudged && (books.proxy > 0 || summary.run.proxy == "embedded")
        func cell(_ count: Int64, _ isKnown: Bool) -> String {
            isKnown ? DecimalText.grouped(count) : Quantity.unmeasured
        }
        return ReportTable(
            caption: "Books",
            columns: ["client", "proxy", "retries", "backends", "lost", "duplicated"].map { .number($0) },
            rows: [
                [DecimalText.grouped(books.client), cell(books.proxy, picksAreKnown)]
                    + [books.retries, books.backends, books.lost, books.duplicated].map { cell($0, isJudged) }
            ]
        )
    }

    /// The figures of the spread.
    var spreadTable: ReportTable {
        let spread = summary.spread
        return ReportTable(
            caption: "Spread",
            columns: [
                "max gap", "allowed", "order violations", "worst window gap", "one-sided chi-square p", "Jain index",
                "CV",
            ]
            .map { .number($0) },
            rows: [
                [
                    Quantity.number(spread.maxGap), spread.allowedGap.map(Quantity.number) ?? "none",
                    DecimalText.grouped(spread.orderViolations), Quantity.number(spread.worstWindowGap),
                    DecimalText.fixed(spread.chiSquareP, places: 4), DecimalText.fixed(spread.jainIndex, places: 6),
                    DecimalText.fixed(spread.coefficientOfVariation, places: 6),
                ]
            ]
        )
    }

    /// Processor time by part.
    var cpuTable: ReportTable {
        let cpu = summary.cpuPerRequest
        return ReportTable(
            caption: "CPU per request",
            columns: ["generator", "recorder", "proxy", "backends"].map { .number($0) },
            rows: [
                [cpu.generator, cpu.recorder, cpu.proxy, cpu.backends].map { microseconds in
                    microseconds.map(Quantity.time(microseconds:)) ?? "unknown"
                }
            ]
        )
    }

    /// Statuses with their counts.
    var outcomesTable: ReportTable {
        let requests = summary.requests
        let statuses = requests.byStatus.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let errors = summary.errors == nil ? requests.byError.sorted { ($1.value, $0.key) < ($0.value, $1.key) } : []
        return ReportTable(
            caption: "Outcomes",
            columns: [.text("outcome"), .number("requests"), .number("share")],
            rows: (statuses.map { ("status \($0)", $1) } + errors.map { ("error \($0)", $1) }).map { name, count in
                [name, DecimalText.grouped(count), Quantity.percent(count, of: requests.sent)]
            }
        )
    }

    /// What the user asked to hold.
    var checksTable: ReportTable {
        ReportTable(
            caption: "Checks",
            columns: [.text("check"), .number("observed"), .text("result")],
            rows: summary.checks.map { check in
                [
                    check.expression, check.observedText, check.passed ? "passed" : "failed",
                ]
            }
        )
    }

    /// How requests ended, in words.
    var requestsSentence: String {
        let requests = summary.requests
        let parts = [
            (requests.sent, "sent"), (requests.succeeded, "succeeded"), (requests.failed, "failed"),
            (requests.dropped, "dropped"), (requests.warmup, "warm-up"),
        ]
        return parts.map { "\(DecimalText.grouped($0.0)) \($0.1)" }.joined(separator: ", ")
    }

    /// The rates, in words.
    var throughputSentence: String {
        let throughput = summary.throughput
        return "\(Quantity.rate(throughput.attemptedPerSecond)) attempted, "
            + "\(Quantity.rate(throughput.achievedPerSecond)) achieved, \(Quantity.byteRate(throughput.bytesPerSecond))"
    }

    /// The figures of a distribution, or dashes where it is one of no requests.
    static func cells(_ times: LatencySummary) -> [String] {
        [
            times.min, times.mean, times.p50, times.p75, times.p90, times.p95, times.p99, times.p999, times.max,
        ].map { times.max == 0 ? Quantity.unmeasured : Quantity.time(microseconds: $0) }
    }
}

public import Measuring

/// The highest rate that meets an objective, with every trial on the way: latency against rate.
public struct RateSearchReport: Equatable, Sendable {
    /// The objective as the user wrote it.
    public var objective: String
    /// The trials in the order in which they were made.
    public var trials: [RateTrial]
    /// Whether the user ended the search before its result.
    public var isInterrupted: Bool
    /// The summary of the run that stands for the result: that of the confirming trial, else of the last one.
    public var summary: RunSummary

    /// A search with its trials.
    public init(objective: String, trials: [RateTrial], isInterrupted: Bool, summary: RunSummary) {
        self.objective = objective
        self.trials = trials
        self.isInterrupted = isInterrupted
        self.summary = summary
    }

    /// The trial that confirmed the result, if one did.
    public var confirmation: RateTrial? { trials.last { $0.isConfirmation && $0.passed } }

    /// The lowest rate that failed above the result.
    var limit: RateTrial? {
        guard let confirmation else { return trials.filter { !$0.passed }.min { $0.rate < $1.rate } }
        return trials.filter { !$0.passed && $0.rate > confirmation.rate }.min { $0.rate < $1.rate }
    }

    /// The trials in the order of their rates.
    public var curve: [RateTrial] { trials.sorted { $0.rate < $1.rate } }

    /// The rate at which the curve turns upward, in requests a second; `nil` where it does not up to the result.
    public var knee: Double? {
        guard let highest = confirmation?.rate else { return nil }
        let points = curve.filter { $0.p99 > 0 && $0.validity.grade != .invalid }
        let knee = CurveKnee.index(of: points.map { (rate: $0.rate, latency: $0.p99) }).map { points[$0].rate }
        return knee.flatMap { $0 <= highest ? $0 : nil }
    }

    /// The report for people, with a newline at its end.
    public var text: String {
        let lines =
            ["search for the highest rate with \(objective)", ""] + table.textLines(indent: "") + [""]
            + sentences.flatMap { $0.wrapped(to: 100) }
        return lines.map { $0 + "\n" }.joined()
    }

    /// A row a trial.
    var table: ReportTable {
        ReportTable(
            caption: "Trials by rate",
            columns: ["rate", "achieved", "p50", "p99", "failed"].map { .number($0) }
                + [.text("measurement"), .number("run"), .text("result")],
            rows: curve.map { trial in
                [
                    Quantity.rate(trial.rate), Quantity.rate(trial.achieved), Quantity.time(microseconds: trial.p50),
                    Quantity.time(microseconds: trial.p99), DecimalText.grouped(trial.failed),
                    trial.validity.grade.rawValue, "\(trial.run)",
                    (trial.passed ? "passed" : "failed") + (trial.isConfirmation ? ", confirming" : ""),
                ]
            }
        )
    }

    /// What was found, in sentences.
    var sentences: [String] {
        var sentences: [String] = []
        if let confirmation {
            sentences.append(
                "The highest rate is \(Quantity.rate(confirmation.rate)), confirmed by run \(confirmation.run)."
            )
        } else if isInterrupted {
            sentences.append("The search was interrupted before it had a result.")
        } else {
            sentences.append("No rate was confirmed: lower the objective, or start lower with -q.")
        }
        if let limit { sentences.append("At \(Quantity.rate(limit.rate)) it failed: \(limit.reason)") }
        if let knee {
            sentences.append("The curve of p99 turns upward at \(Quantity.rate(knee)).")
        }
        return sentences
    }

    /// The JSON of the run that stands for the result (docs/interface.md §5), and a member `search`.
    public var json: String {
        guard case .object(let members) = summary.json else { return "" }
        return JSONValue.object(members + [("search", search)]).text() + "\n"
    }

    private var search: JSONValue {
        .object([
            ("objective", .string(objective)), ("max_rps", .optional(confirmation?.rate)),
            ("knee_rps", .optional(knee)), ("interrupted", .boolean(isInterrupted)),
            (
                "trials",
                .array(
                    trials.map { trial in
                        .object([
                            ("run", .integer(trial.run)), ("rps", .number(trial.rate)),
                            ("achieved_rps", .number(trial.achieved)), ("p50_us", .number(trial.p50)),
                            ("p99_us", .number(trial.p99)), ("failed", .integer(trial.failed)),
                            ("validity", .string(trial.validity.grade.rawValue)),
                            ("confirming", .boolean(trial.isConfirmation)), ("passed", .boolean(trial.passed)),
                            ("reason", .string(trial.reason)),
                        ])
                    }
                )
            ),
        ])
    }
}

internal import Measuring

/// Theory beside simulation, a system a row; times are in units of the mean service time.
public struct TheoryReport: Equatable, Sendable {
    /// One system.
    public struct Row: Equatable, Sendable {
        /// What it is.
        public var system: String
        /// Mean and 99th percentile by theory; the percentile is `nil` where only the mean is known.
        public var theory: (mean: Double, p99: Double?)
        /// The same by simulation.
        public var simulation: (mean: Double, p99: Double)
        /// The 95 % confidence interval of the simulated mean.
        public var interval: ClosedRange<Double>
        /// Whether simulation is within the tolerances of theory.
        public var passed: Bool

        /// A row with its figures.
        public init(
            system: String,
            theory: (mean: Double, p99: Double?),
            simulation: (mean: Double, p99: Double),
            interval: ClosedRange<Double>,
            passed: Bool
        ) {
            self.system = system
            self.theory = theory
            self.simulation = simulation
            self.interval = interval
            self.passed = passed
        }

        /// Equal in every figure.
        public static func == (left: Row, right: Row) -> Bool {
            left.system == right.system && left.theory == right.theory && left.simulation == right.simulation
                && left.interval == right.interval && left.passed == right.passed
        }

        var meanError: Double { simulation.mean / theory.mean - 1 }
        var percentileError: Double? { theory.p99.map { simulation.p99 / $0 - 1 } }
    }

    /// The systems.
    public var rows: [Row]
    /// The greatest relative error of the mean that passes.
    public var meanTolerance: Double
    /// The greatest relative error of the 99th percentile that passes.
    public var percentileTolerance: Double

    /// A table of systems and its tolerances.
    public init(rows: [Row], meanTolerance: Double, percentileTolerance: Double) {
        self.rows = rows
        self.meanTolerance = meanTolerance
        self.percentileTolerance = percentileTolerance
    }

    /// Whether every system passed.
    public var passed: Bool { rows.allSatisfy(\.passed) }

    /// The table for people, with a newline at its end.
    public var text: String {
        let missed = rows.count { !$0.passed }
        let tolerances =
            "mean within \(Quantity.percent(meanTolerance)), p99 within \(Quantity.percent(percentileTolerance))"
        let verdict = missed == 0 ? "All \(rows.count) systems pass" : "\(missed) of \(rows.count) systems miss"
        let lines = table.textLines(indent: "") + ["", "\(verdict): \(tolerances); times in mean service times."]
        return lines.map { $0 + "\n" }.joined()
    }

    private var table: ReportTable {
        ReportTable(
            caption: "Theory beside simulation",
            columns: [.text("system")]
                + ["theory", "simulation", "95 % interval", "error", "p99 theory", "simulation", "error"]
                .map { .number($0) } + [.text("result")],
            rows: rows.map { row in
                [
                    row.system, Self.number(row.theory.mean), Self.number(row.simulation.mean),
                    "\(Self.number(row.interval.lowerBound))–\(Self.number(row.interval.upperBound))",
                    Self.signed(row.meanError), row.theory.p99.map(Self.number) ?? "–",
                    Self.number(row.simulation.p99), row.percentileError.map(Self.signed) ?? "–",
                    row.passed ? "passed" : "MISSED",
                ]
            }
        )
    }

    private static func number(_ value: Double) -> String { DecimalText.fixed(value, places: 4) }

    private static func signed(_ error: Double) -> String { (error < 0 ? "" : "+") + Quantity.percent(error) }

    /// The table for programs, with a newline at its end.
    public var json: String {
        JSONValue.object([
            ("schema", .integer(1)), ("passed", .boolean(passed)), ("mean_tolerance", .number(meanTolerance)),
            ("p99_tolerance", .number(percentileTolerance)),
            (
                "validation",
                .array(
                    rows.map { row in
                        .object([
                            ("system", .string(row.system)), ("theory_mean", .number(row.theory.mean)),
                            ("simulated_mean", .number(row.simulation.mean)),
                            ("low", .number(row.interval.lowerBound)), ("high", .number(row.interval.upperBound)),
                            ("mean_error", .number(row.meanError)), ("theory_p99", .optional(row.theory.p99)),
                            ("simulated_p99", .number(row.simulation.p99)),
                            ("p99_error", .optional(row.percentileError)), ("passed", .boolean(row.passed)),
                        ])
                    }
                )
            ),
        ]).text() + "\n"
    }
}

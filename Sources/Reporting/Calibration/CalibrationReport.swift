internal import Measuring

/// What the load generator can do on this machine.
public struct CalibrationReport: Equatable, Sendable {
    /// A known service time, and what the generator measured.
    public struct Delay: Equatable, Sendable {
        /// The service time, in microseconds.
        public var known: Double
        /// The median that was measured.
        public var measured: Double

        /// A delay with what was measured.
        public init(known: Double, measured: Double) {
            self.known = known
            self.measured = measured
        }

        /// How much too long it was measured.
        public var error: Double { measured - known }
    }

    /// One rate that was tried.
    public struct Trial: Equatable, Sendable {
        /// Requests a second.
        public var rate: Double
        /// The 99th percentile of the schedule lag, in microseconds.
        public var lagP99: Double
        /// Whether the generator kept its schedule.
        public var passed: Bool

        /// A trial with its outcome.
        public init(rate: Double, lagP99: Double, passed: Bool) {
            self.rate = rate
            self.lagP99 = lagP99
            self.passed = passed
        }
    }

    /// Generator threads.
    public var threads: Int
    /// The lag that was allowed at the 99th percentile, in microseconds.
    public var lagLimit: Double
    /// The highest rate at which the lag was below it, in requests a second; `nil` where it never was.
    public var highestRate: Double?
    /// The lag at that rate.
    public var lagP99: Double?
    /// Generator CPU a request in a closed loop, in microseconds.
    public var cost: Double
    /// Known service times, and what was measured.
    public var delays: [Delay]
    /// The rates that were tried, lowest first.
    public var trials: [Trial]

    /// A calibration with its figures.
    public init(
        threads: Int,
        lagLimit: Double,
        highestRate: Double?,
        lagP99: Double?,
        cost: Double,
        delays: [Delay],
        trials: [Trial]
    ) {
        self.threads = threads
        self.lagLimit = lagLimit
        self.highestRate = highestRate
        self.lagP99 = lagP99
        self.cost = cost
        self.delays = delays
        self.trials = trials
    }

    /// The report for people, with a newline at its end.
    public var text: String {
        let limit = Quantity.time(microseconds: lagLimit)
        let noun = threads == 1 ? "thread" : "threads"
        var lines = ["The load generator on this machine, \(threads) \(noun):", ""]
        if let highestRate, let lagP99 {
            lines.append(
                "highest rate    \(Quantity.rate(highestRate)) with a schedule lag of "
                    + "\(Quantity.time(microseconds: lagP99)) at p99 (limit \(limit))"
            )
        } else {
            lines.append("highest rate    none: at every rate tried the schedule lag was above \(limit) at p99")
        }
        lines.append("cost            \(Quantity.time(microseconds: cost)) of CPU a request, recording not counted")
        for delay in delays {
            lines.append(
                "known delay     \(Quantity.time(microseconds: delay.known)) measured as "
                    + "\(Quantity.time(microseconds: delay.measured)) at p50, error "
                    + Quantity.time(microseconds: delay.error)
            )
        }
        lines += [""] + table.textLines(indent: "")
        return lines.map { $0 + "\n" }.joined()
    }

    private var table: ReportTable {
        ReportTable(
            caption: "Rates",
            columns: [.number("rate"), .number("lag p99"), .text("on time")],
            rows: trials.map { trial in
                [
                    Quantity.rate(trial.rate), Quantity.time(microseconds: trial.lagP99),
                    trial.passed ? "yes" : "no",
                ]
            }
        )
    }

    /// The report for programs, with a newline at its end.
    public var json: String {
        JSONValue.object([
            ("schema", .integer(1)), ("threads", .integer(Int64(threads))), ("lag_limit_us", .number(lagLimit)),
            ("highest_rps", .optional(highestRate)), ("lag_p99_us", .optional(lagP99)),
            ("generator_us_per_request", .number(cost)),
            (
                "delays",
                .array(
                    delays.map { delay in
                        .object([
                            ("known_us", .number(delay.known)), ("p50_us", .number(delay.measured)),
                            ("error_us", .number(delay.error)),
                        ])
                    }
                )
            ),
            (
                "trials",
                .array(
                    trials.map { trial in
                        .object([
                            ("rps", .number(trial.rate)), ("lag_p99_us", .number(trial.lagP99)),
                            ("passed", .boolean(trial.passed)),
                        ])
                    }
                )
            ),
        ]).text() + "\n"
    }
}

internal import Measuring

/// What the generator measured of a server that stopped for a known time, beside what theory says of an open loop and
/// what a closed loop measured of the same.
public struct StallReport: Equatable, Sendable {
    /// One percentile; times are microseconds.
    public struct Row: Equatable, Sendable {
        /// `p99`, `max`.
        public var name: String
        /// What theory says, the usual time of a request included.
        public var theory: Double
        /// What the open loop measured.
        public var open: Double
        /// What a closed loop measured.
        public var closed: Double

        /// A percentile with its three figures.
        public init(name: String, theory: Double, open: Double, closed: Double) {
            self.name = name
            self.theory = theory
            self.open = open
            self.closed = closed
        }
    }

    /// How long the server stopped, in seconds.
    public var stallSeconds: Double
    /// How long the load lasted, in seconds.
    public var loadSeconds: Double
    /// Requests a second of the open loop.
    public var rate: Double
    /// Connections of the closed loop.
    public var closedConnections: Int
    /// The largest difference from theory that passes, in microseconds.
    public var tolerance: Double
    /// The percentiles.
    public var rows: [Row]

    /// A stall with its percentiles.
    public init(
        stallSeconds: Double,
        loadSeconds: Double,
        rate: Double,
        closedConnections: Int,
        tolerance: Double,
        rows: [Row]
    ) {
        self.stallSeconds = stallSeconds
        self.loadSeconds = loadSeconds
        self.rate = rate
        self.closedConnections = closedConnections
        self.tolerance = tolerance
        self.rows = rows
    }

    /// Whether every percentile of the open loop is what theory says.
    public var passed: Bool { rows.allSatisfy(isWithin) }

    private func isWithin(_ row: Row) -> Bool { abs(row.open - row.theory) <= tolerance }

    /// The report for people, with a newline at its end.
    public var text: String {
        let table = ReportTable(
            caption: "Stall",
            columns: [.text("")] + ["theory", "open loop", "difference", "closed loop"].map { .number($0) }
                + [.text("result")],
            rows: rows.map { row in
                let difference = row.open - row.theory
                return [
                    row.name, Quantity.time(microseconds: row.theory), Quantity.time(microseconds: row.open),
                    (difference < 0 ? "−" : "+") + Quantity.time(microseconds: abs(difference)),
                    Quantity.time(microseconds: row.closed), isWithin(row) ? "passed" : "MISSED",
                ]
            }
        )
        let verdict =
            passed
            ? "The percentiles are what theory says"
            : "\(rows.count { !isWithin($0) }) of \(rows.count) percentiles are not what theory says"
        let lines =
            [
                "A server that stops for \(Quantity.seconds(stallSeconds)), in a load of "
                    + "\(Quantity.rate(rate)) over \(Quantity.seconds(loadSeconds)):",
                "",
            ] + table.textLines(indent: "") + [
                "",
                "\(verdict), within \(Quantity.time(microseconds: tolerance)). The closed loop of "
                    + "\(closedConnections) connections met the same stall and sent nothing meanwhile.",
            ]
        return lines.map { $0 + "\n" }.joined()
    }

    /// The report for programs, with a newline at its end.
    public var json: String {
        JSONValue.object([
            ("schema", .integer(1)), ("passed", .boolean(passed)), ("stall_s", .number(stallSeconds)),
            ("load_s", .number(loadSeconds)), ("rps", .number(rate)),
            ("closed_connections", .integer(Int64(closedConnections))), ("tolerance_us", .number(tolerance)),
            (
                "percentiles",
                .array(
                    rows.map { row in
                        .object([
                            ("name", .string(row.name)), ("theory_us", .number(row.theory)),
                            ("open_us", .number(row.open)), ("closed_us", .number(row.closed)),
                            ("passed", .boolean(isWithin(row))),
                        ])
                    }
                )
            ),
        ]).text() + "\n"
    }
}

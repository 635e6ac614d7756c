internal import Measuring

extension GeneratorSummary {
    /// The members of docs/interface.md §5.
    var json: JSONValue {
        .object([
            ("late", .integer(late)), ("blocked", .integer(blocked)),
            ("repeated", repeated.map(JSONValue.integer) ?? .null), ("longest_gap_us", .number(longestGap)),
            ("busiest_thread", .optional(busiestThreadShare)), ("machine", .optional(machineShare)),
            ("calibrated_rps", .optional(calibratedRate)),
            (
                "arrivals",
                .object([("planned_cv", .optional(arrivals.planned)), ("received_cv", .optional(arrivals.received))])
            ),
        ])
    }
}

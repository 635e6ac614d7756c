internal import Measuring

extension SimulationReport {
    /// The results as docs/interface.md §1 promises them to programs, with a newline at the end.
    public var json: String {
        var members: [(String, JSONValue)] = [
            ("schema", .integer(1)), ("results", .array(systems.map(\.json))),
        ]
        if !pairs.isEmpty { members.append(("pairs", .array(pairs.map(\.json)))) }
        return JSONValue.object(members).text() + "\n"
    }
}

extension SimulatedSystem {
    fileprivate var json: JSONValue {
        .object([
            ("strategy", .string(strategy)), ("backends", .integer(Int64(backends))),
            ("clients", .integer(Int64(clients))), ("utilization", .optional(utilization)),
            ("requests", .integer(requests)), ("succeeded", .integer(succeeded)), ("failed", .integer(failed)),
            ("in_time", .optional(shareInTime)), ("latency_us", latency.json),
            ("mean_ci_us", .array([.number(meanInterval.lowerBound), .number(meanInterval.upperBound)])),
            ("throughput_rps", .number(throughput)), ("arrivals_per_second_of_cpu", .number(arrivalsPerCPUSecond)),
            ("spread", spread.json), ("backends_detail", .array(members.map(\.json))),
            ("returns", .array(returns.map(\.json))),
        ])
    }
}

extension SimulatedMember {
    fileprivate var json: JSONValue {
        .object([
            ("name", .string(name)), ("weight", .number(weight)), ("requests", .integer(picks)),
            ("share", .number(share)), ("utilization", .optional(utilization)),
        ])
    }
}

extension SimulatedReturn {
    fileprivate var json: JSONValue {
        .object([
            ("name", .string(name)), ("seconds_to_fair_share", .optional(secondsToFairShare)),
            ("overshoot", .number(overshoot)),
        ])
    }
}

extension SimulatedPair {
    fileprivate var json: JSONValue {
        .object([
            ("baseline", .string(baseline)), ("candidate", .string(candidate)), ("metric", .string(metric)),
            ("difference", .number(difference)), ("low", .number(interval.lowerBound)),
            ("high", .number(interval.upperBound)), ("verdict", .string(verdict.rawValue)),
        ])
    }
}

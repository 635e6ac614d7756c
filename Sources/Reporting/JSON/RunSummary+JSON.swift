internal import Measuring

extension RunSummary {
    /// The summary with the members of docs/interface.md §5, in that order.
    var json: JSONValue {
        var members: [(String, JSONValue)] = [
            ("schema", .integer(Int64(schema))),
            ("run", run.json),
        ]
        if let scenario { members.append(("scenario", scenario.json)) }
        members += [
            ("validity", validity.json),
            ("requests", requests.json),
            ("throughput", throughput.json),
            ("latency_us", latency.json),
            ("service_us", service.json),
            ("schedule_lag_us", scheduleLag.json),
        ]
        if let generator { members.append(("generator", generator.json)) }
        if let requestsByKind { members.append(("requests_by_kind", .array(requestsByKind.map(\.json)))) }
        if let errors { members.append(("errors", .array(errors.map(\.json)))) }
        if let connections { members.append(("connections", connections.json)) }
        if let phases { members.append(("phases_us", phases.json)) }
        members += [
            ("backends", .array(backends.map(\.json))),
            ("spread", spread.json),
            ("reconciliation", reconciliation.json),
            ("cpu_us_per_request", cpuPerRequest.json),
        ]
        if let memory { members.append(("memory_bytes", .object([("proxy_peak", .integer(memory.proxyPeak))]))) }
        return .object(members + [("checks", .array(checks.map(\.json)))])
    }
}

extension RunIdentity {
    fileprivate var json: JSONValue {
        .object([
            ("id", .integer(id)), ("uuid", .string(uuid)), ("state", .string(state.rawValue)),
            ("strategy", .string(strategy)), ("proxy", .string(proxy)), ("mode", .string(mode.rawValue)),
            ("seed", .unsigned(seed)), ("duration_s", .number(durationSeconds)), ("db", .string(database)),
        ])
    }
}

extension ScenarioSummary {
    fileprivate var json: JSONValue {
        .object([
            ("name", name.map(JSONValue.string) ?? .null), ("expect", expectation.map(JSONValue.string) ?? .null),
            ("objective_us", .optional(objective)), ("in_time", inTime.map(JSONValue.integer) ?? .null),
            ("in_time_share", .optional(shareInTime)),
        ])
    }
}

extension ValidityVerdict {
    fileprivate var json: JSONValue {
        .object([("verdict", .string(grade.rawValue)), ("reasons", .array(reasons.map(JSONValue.string)))])
    }
}

extension RequestCounts {
    fileprivate var json: JSONValue {
        .object([
            ("sent", .integer(sent)), ("succeeded", .integer(succeeded)), ("failed", .integer(failed)),
            ("dropped", .integer(dropped)), ("warmup", .integer(warmup)),
            ("by_status", Self.sorted(byStatus)), ("by_error", Self.sorted(byError)),
        ])
    }

    private static func sorted(_ counts: [String: Int64]) -> JSONValue {
        .object(counts.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) })
    }
}

extension KindSummary {
    fileprivate var json: JSONValue {
        .object([
            ("name", .string(name)), ("requests", .integer(requests)), ("failed", .integer(failed)),
            ("latency_us", latency.json),
        ])
    }
}

extension Throughput {
    fileprivate var json: JSONValue {
        .object([
            ("attempted_rps", .number(attemptedPerSecond)), ("achieved_rps", .number(achievedPerSecond)),
            ("bytes_per_s", .number(bytesPerSecond)),
        ])
    }
}

extension LatencySummary {
    /// The members of docs/interface.md §5.
    var json: JSONValue {
        .object([
            ("min", .number(min)), ("mean", .number(mean)), ("p50", .number(p50)), ("p75", .number(p75)),
            ("p90", .number(p90)), ("p95", .number(p95)), ("p99", .number(p99)), ("p999", .number(p999)),
            ("max", .number(max)),
        ])
    }
}

extension ScheduleLag {
    fileprivate var json: JSONValue {
        .object([("p50", .number(p50)), ("p99", .number(p99)), ("max", .number(max))])
    }
}

extension BackendSummary {
    fileprivate var json: JSONValue {
        .object([
            ("name", .string(name)), ("address", .string(address)), ("weight", .number(weight)),
            ("requests", .integer(requests)), ("errors", .integer(errors)), ("share", .number(share)),
            ("expected_share", .number(expectedShare)), ("p50_us", .number(p50)), ("p99_us", .number(p99)),
        ])
    }
}

extension SpreadVerdict {
    /// The members of docs/interface.md §5.
    var json: JSONValue {
        var members: [(String, JSONValue)] = [
            ("verdict", .string(outcome.rawValue)), ("max_gap", .number(maxGap)),
            ("allowed_gap", .optional(allowedGap)),
            ("order_violations", .integer(orderViolations)), ("worst_window_gap", .number(worstWindowGap)),
            ("chi_square_p", .number(chiSquareP)), ("jain_index", .number(jainIndex)),
            ("cv", .number(coefficientOfVariation)),
        ]
        members += explanation
        return .object(members)
    }
}

extension Reconciliation {
    fileprivate var json: JSONValue {
        .object([
            ("verdict", .string(outcome.rawValue)), ("client", .integer(client)), ("proxy", .integer(proxy)),
            ("backends", .integer(backends)), ("retries", .integer(retries)), ("lost", .integer(lost)),
            ("duplicated", .integer(duplicated)),
        ])
    }
}

extension CPUPerRequest {
    fileprivate var json: JSONValue {
        .object([
            ("generator", .optional(generator)), ("recorder", .optional(recorder)), ("proxy", .optional(proxy)),
            ("backends", .optional(backends)),
        ])
    }
}

extension CheckResult {
    /// The members of docs/interface.md §5.
    var json: JSONValue {
        let members = [
            ("expression", JSONValue.string(expression)), ("observed", .number(observed)), ("passed", .boolean(passed)),
        ]
        return .object(members + (explanation.map { [("explanation", .string($0))] } ?? []))
    }
}

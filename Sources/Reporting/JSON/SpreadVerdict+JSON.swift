internal import Measuring

extension SpreadVerdict {
    /// The members that explain the verdict, as far as they are known.
    var explanation: [(String, JSONValue)] {
        var members: [(String, JSONValue)] = []
        if let sentence { members.append(("sentence", .string(sentence))) }
        if let causes { members.append(("causes", .array(causes.map(\.json)))) }
        if let longestRun { members.append(("longest_run", .integer(longestRun))) }
        if let visitGapVariation { members.append(("visit_gap_cv", .number(visitGapVariation))) }
        if let dispersion { members.append(("dispersion", .number(dispersion))) }
        if let dependence { members.append(("dependence", dependence.json)) }
        if let load {
            let parts = [("in_flight_cv", load.inFlightVariation), ("success_cv", load.successVariation)]
            members.append(("load", .object(parts.map { ($0, .number($1)) })))
        }
        if let judgedUntilSeconds { members.append(("judged_until_s", .number(judgedUntilSeconds))) }
        if let stretches { members.append(("stretches", .array(stretches.map(\.json)))) }
        if let recovery { members.append(("recovery", .array(recovery.map(\.json)))) }
        if let retried { members.append(("retried", retried.json)) }
        return members
    }
}

extension SpreadCause {
    fileprivate var json: JSONValue {
        .object([("name", .string(name.rawValue)), ("sentence", .string(sentence)), ("p_value", .number(pValue))])
    }
}

extension SpreadDependence {
    fileprivate var json: JSONValue {
        .object([
            ("worker", .optional(worker)), ("connection", .optional(connection)), ("request", .optional(request)),
            ("parity", .optional(parity)),
        ])
    }
}

extension SpreadStretch {
    fileprivate var json: JSONValue {
        .object([
            ("first_pick", .integer(firstPick)), ("last_pick", .integer(lastPick)),
            ("members", .integer(Int64(members))), ("judged", .boolean(isJudged)), ("max_gap", .number(maxGap)),
            ("order_violations", .integer(orderViolations)),
        ])
    }
}

extension SpreadRecovery {
    fileprivate var json: JSONValue {
        .object([
            ("backend", .integer(Int64(backend))), ("first_pick", .integer(firstPick)), ("at_s", .number(atSeconds)),
            ("picks_to_fair_share", picksToFairShare.map(JSONValue.integer) ?? .null),
            ("seconds_to_fair_share", .optional(secondsToFairShare)), ("overshoot", .optional(overshoot)),
        ])
    }
}

extension SpreadRetries {
    fileprivate var json: JSONValue {
        .object([
            ("requests", .integer(requests)), ("moved", .integer(moved)),
            (
                "pairs",
                .array(
                    pairs.map { pair in
                        .object([
                            ("first", .integer(Int64(pair.first))), ("final", .integer(Int64(pair.final))),
                            ("requests", .integer(pair.requests)),
                        ])
                    }
                )
            ),
            ("unlisted", .integer(unlisted)),
        ])
    }
}

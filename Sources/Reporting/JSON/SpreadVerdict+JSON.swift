internal import Measuring

extension SpreadStretch {
    /// The members of docs/interface.md §5.
    var json: JSONValue {
        .object([
            ("first_pick", .integer(firstPick)), ("last_pick", .integer(lastPick)),
            ("members", .integer(Int64(members))), ("judged", .boolean(isJudged)), ("max_gap", .number(maxGap)),
            ("order_violations", .integer(orderViolations)),
        ])
    }
}

extension SpreadRecovery {
    /// The members of docs/interface.md §5.
    var json: JSONValue {
        .object([
            ("backend", .integer(Int64(backend))), ("first_pick", .integer(firstPick)), ("at_s", .number(atSeconds)),
            ("picks_to_fair_share", picksToFairShare.map(JSONValue.integer) ?? .null),
            ("seconds_to_fair_share", .optional(secondsToFairShare)), ("overshoot", .optional(overshoot)),
        ])
    }
}

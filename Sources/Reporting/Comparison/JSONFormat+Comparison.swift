internal import Measuring

extension JSONFormat: ComparisonFormat {
    /// The comparison as docs/interface.md §1 promises it to programs, with a newline at the end.
    public func render(_ report: ComparisonReport) -> String { report.json.text() + "\n" }
}

extension ComparisonReport {
    /// The comparison with the members of docs/interface.md §1, in that order.
    var json: JSONValue {
        .object([
            ("schema", .integer(1)), ("comparison", identityJSON), ("family", familyJSON),
            ("arms", .array(arms.indices.map(armJSON))), ("pairs", .array(study.pairs.map(pairJSON))),
            ("excluded", .array(excluded.map(\.json))), ("warnings", .array(warnings.map(JSONValue.string))),
            ("checks", .array(checks.map(\.json))),
        ])
    }

    fileprivate var identityJSON: JSONValue {
        .object([
            ("id", id.map(JSONValue.integer) ?? .null), ("state", .string(state.rawValue)),
            ("rounds", plannedRounds.map { .integer(Int64($0)) } ?? .null),
            ("complete_rounds", completeRounds.map { .integer(Int64($0)) } ?? .null), ("db", .string(database)),
        ])
    }

    fileprivate var familyJSON: JSONValue {
        .object([
            ("tests", .integer(Int64(study.familySize))), ("test", .string("mann-whitney")),
            ("correction", .string("holm")), ("significance", .number(study.rules.significance)),
            ("confidence", .number(study.rules.confidence)), ("min_effect", .number(study.rules.minimumEffect)),
            ("min_share_effect", .number(study.rules.minimumShareEffect)),
        ])
    }

    fileprivate func armJSON(_ index: Int) -> JSONValue {
        let arm = arms[index]
        return .object([
            ("name", .string(arm.name)), ("strategy", .string(arm.strategy)), ("proxy", .string(arm.proxy)),
            ("scenario", .string(arm.scenario)), ("runs", .array(arm.runs.map(JSONValue.integer))),
            ("metrics", .object(study.estimates[index].map { ($0.metric.rawValue, $0.json) })),
        ])
    }

    fileprivate func pairJSON(_ pair: PairComparison) -> JSONValue {
        .object([
            ("baseline", .string(arms[pair.baseline].name)), ("candidate", .string(arms[pair.candidate].name)),
            ("metric", .string(pair.metric.rawValue)), ("baseline_value", .optional(pair.baselineMedian)),
            ("candidate_value", .optional(pair.candidateMedian)),
            ("difference", .optional(pair.difference?.estimate)),
            ("low", .optional(pair.difference?.interval.lowerBound)),
            ("high", .optional(pair.difference?.interval.upperBound)), ("p_value", .optional(pair.pValue)),
            ("p_adjusted", .optional(pair.adjustedP)), ("p_paired", .optional(pair.pairedP)),
            ("verdict", .string(pair.verdict.rawValue)), ("reason", .string(pair.reason.rawValue)),
            ("sentence", .string(sentence(pair))),
        ])
    }
}

extension MetricEstimate {
    fileprivate var json: JSONValue {
        .object([
            ("median", .number(median.median)), ("low", .number(median.interval.lowerBound)),
            ("high", .number(median.interval.upperBound)), ("values", .array(values.map(JSONValue.number))),
        ])
    }
}

extension ExcludedRun {
    fileprivate var json: JSONValue {
        .object([("run", .integer(id)), ("arm", .string(arm)), ("reason", .string(reason))])
    }
}

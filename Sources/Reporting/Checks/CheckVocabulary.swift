internal import Measuring

/// The names that a check may use: every figure of the JSON of a run or of a comparison, and short names for the usual
/// ones.
///
/// The figures are read off a JSON with every part filled in, so that a member that is added to it can be checked
/// without further ado.
struct CheckVocabulary: Sendable {
    /// The figures of a run.
    static let run = CheckVocabulary(RunSummary.complete.json)

    /// The figures of a comparison.
    static let comparison = CheckVocabulary(ComparisonReport.complete.json)

    /// Short names with what they stand for.
    static let shortNames: [(name: String, figure: String)] =
        ["min", "mean", "p50", "p75", "p90", "p95", "p99", "p999", "max"].map { ($0, "latency_us.\($0)") } + [
            ("errors", "requests.failed"), ("sent", "requests.sent"), ("succeeded", "requests.succeeded"),
            ("dropped", "requests.dropped"), ("rps", "throughput.achieved_rps"),
            ("achieved", "throughput.achieved_rps"), ("attempted", "throughput.attempted_rps"),
        ]

    /// Figures that are one of a few words.
    private static let choices: [String: [String]] = [
        "validity.verdict": ValidityVerdict.Grade.allCases.map(\.rawValue),
        "spread.verdict": SpreadVerdict.Outcome.allCases.map(\.rawValue),
        "spread.causes.name": SpreadCause.Name.allCases.map(\.rawValue),
        "reconciliation.verdict": Reconciliation.Outcome.allCases.map(\.rawValue),
        "run.state": RunState.allCases.map(\.rawValue),
        "run.mode": ["closed", "open"],
        "comparison.state": RunState.allCases.map(\.rawValue),
        "pairs.metric": ComparisonMetric.allCases.map(\.rawValue),
        "pairs.verdict": ComparisonVerdict.allCases.map(\.rawValue),
        "pairs.reason": ComparisonReason.allCases.map(\.rawValue),
    ]

    /// Counts by a key that is not known beforehand.
    private static let keyed: [String: @Sendable (String) -> Bool] = [
        "requests.by_status": { Int($0).map { (100...999).contains($0) } == true },
        "requests.by_error": { name in RequestError.allCases.contains { $0 != .none && $0.name == name } },
    ]

    private var figures: [String: CheckFigure] = [:]

    /// The names of a JSON.
    init(_ json: JSONValue) {
        add(json, path: [], list: nil)
    }

    /// All full names in alphabetical order.
    var names: [String] { figures.keys.sorted() }

    /// The figure of a full or short name.
    func figure(named name: String) -> CheckFigure? {
        if let short = Self.shortNames.first(where: { $0.name == name }) { return figures[short.figure] }
        if let figure = figures[name] { return figure }
        let parts = name.split(separator: ".").map(String.init)
        guard let key = parts.last, let isKey = Self.keyed[parts.dropLast().joined(separator: ".")], isKey(key) else {
            return nil
        }
        return CheckFigure(name: name, list: nil, path: parts, type: .number, isKeyed: true)
    }

    /// Whether a dotted name begins as some of these figures do: `pairs.verdict`, and `pairs.verdcit` too.
    func claims(_ name: String) -> Bool {
        guard let point = name.firstIndex(of: ".") else { return false }
        return names.contains { $0.hasPrefix(name[...point]) }
    }

    /// What to say of a name that is none.
    func advice(for name: String) -> String {
        if let member = names.first(where: { $0.hasPrefix(name + ".") }) {
            return "'\(name)' is a group; name one of its figures, such as \(member)"
        }
        if let subject = CheckSubject.allCases.first(where: { $0.vocabulary.figure(named: name) != nil }) {
            return "'\(name)' is a figure of \(subject.words)"
        }
        let candidates = Self.shortNames.filter { figures[$0.figure] != nil }.map(\.name) + names
        let nearest = candidates.min { EditDistance.between(name, $0) < EditDistance.between(name, $1) }
        guard let nearest, EditDistance.between(name, nearest) <= max(2, name.count / 3) else {
            return "there is no figure '\(name)'; the members of the JSON summary are figures, such as latency_us.p99"
        }
        return "there is no figure '\(name)'; did you mean \(nearest)?"
    }

    private mutating func add(_ value: JSONValue, path: [String], list: String?) {
        let name = ([list].compactMap(\.self) + path).joined(separator: ".")
        switch value {
        case .object(let members):
            for (member, inner) in members { add(inner, path: path + [member], list: list) }
        case .array(let elements):
            guard list == nil, let first = elements.first, case .object = first else { return }
            add(first, path: [], list: name)
        case .string:
            let type = CheckType.text(choices: Self.choices[name] ?? [])
            figures[name] = CheckFigure(name: name, list: list, path: path, type: type)
        case .null, .integer, .unsigned, .number:
            figures[name] = CheckFigure(name: name, list: list, path: path, type: Self.type(of: name))
        case .boolean: return
        }
    }

    /// Times have their unit in the name, in microseconds or in seconds; `bytes_per_s` is a rate.
    private static func type(of name: String) -> CheckType {
        for member in name.split(separator: ".") {
            if member.hasSuffix("_us") || member.hasPrefix("cpu_us_") { return .time(unit: 1) }
            if member.hasPrefix("seconds_") { return .time(unit: 1e6) }
            if member.hasSuffix("_s"), !member.hasSuffix("_per_s") { return .time(unit: 1e6) }
        }
        return .number
    }
}

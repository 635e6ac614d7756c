public import Measuring

/// What checks are evaluated over: the figures of one run, or of one comparison.
///
/// A figure that nothing was measured for is missing, and not the 0 that the JSON summary has in its place: where no
/// request succeeded, there is no 99th percentile to be below a limit.
public struct CheckFigures: Sendable {
    private let root: JSONValue

    /// The figures of a run's summary.
    public init(_ summary: RunSummary) {
        root = summary.json
    }

    /// The figures of a comparison.
    public init(_ report: ComparisonReport) {
        root = report.json
    }

    /// A figure of the whole, or of one element of a list, times in microseconds.
    func value(of figure: CheckFigure, in element: JSONValue?) -> CheckValue {
        var value = element ?? root
        var group = value
        for member in figure.path {
            group = value
            guard let next = value.member(member) else {
                return figure.isKeyed ? .number(0) : .missing("\(figure.name) is not known")
            }
            value = next
        }
        switch value {
        case .string(let text): return .text(text)
        case .null, .array, .object, .boolean: return .missing("\(figure.name) is not known")
        case .integer, .unsigned, .number: break
        }
        let number = value.double
        if number == 0, let reason = whyUnmeasured(figure, in: group) { return .missing(reason) }
        guard case .time(let unit) = figure.type else { return .number(number) }
        return .number(number * unit)
    }

    /// The elements of a list; `nil` where it is not known which there are.
    func elements(of list: String) -> [JSONValue]? {
        let value = list.split(separator: ".").reduce(Optional(root)) { $0?.member(String($1)) }
        guard case .array(let elements)? = value else { return nil }
        return list == "backends" && elements.isEmpty ? nil : elements
    }

    /// Why a time of 0 was not measured; `nil` where 0 is what was measured.
    private func whyUnmeasured(_ figure: CheckFigure, in group: JSONValue) -> String? {
        guard case .time = figure.type else { return nil }
        if figure.list == "backends" { return "no request of \(group.name) has a latency" }
        if figure.name.hasPrefix("schedule_lag_us.") {
            return root.member("requests")?.member("sent")?.double == 0 ? "no request was sent" : nil
        }
        guard let longest = group.member("max"), group.member("mean") != nil, longest.double == 0 else { return nil }
        let isOfRequests = figure.name.hasPrefix("latency_us.") || figure.name.hasPrefix("service_us.")
        return isOfRequests ? "no request succeeded, so there is no \(figure.name)" : "\(figure.name) was not measured"
    }
}

extension JSONValue {
    /// A member of an object.
    func member(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.0 == name }?.1
    }

    /// What an element of a list calls itself: its name, the pair with its metric, the run that was left out.
    var name: String {
        if case .string(let name)? = member("name") { return name }
        if case .integer(let run)? = member("run") { return "run \(run)" }
        let pair = ["candidate", "baseline", "metric"].compactMap { key -> String? in
            if case .string(let text)? = member(key) { text } else { nil }
        }
        return pair.count == 3 ? "\(pair[0]) against \(pair[1]) in \(pair[2])" : "one"
    }

    /// The value as a number; what is none is 0.
    fileprivate var double: Double {
        switch self {
        case .integer(let value): Double(value)
        case .unsigned(let value): Double(value)
        case .number(let value): value
        default: 0
        }
    }
}

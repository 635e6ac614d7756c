package import Reporting

/// What a comparison says of the settings and machines of its runs: once what all have in common, and under its name what
/// only some of them have.
package enum SharedFacts {
    /// The facts of groups: first those that all share, in the order of the first group, then the others of each group,
    /// labelled `GROUP: LABEL`.
    package static func settings(_ groups: [(name: String, facts: [ReportFact])]) -> [ReportFact] {
        guard let first = groups.first else { return [] }
        let shared = first.facts.filter { fact in groups.allSatisfy { $0.facts.contains(fact) } }
        return shared
            + groups.flatMap { name, facts in
                facts.filter { !shared.contains($0) }.map { ReportFact("\(name): \($0.label)", $0.value) }
            }
    }

    /// The facts that all of these lists have, in the order of the first.
    package static func common(_ lists: [[ReportFact]]) -> [ReportFact] {
        (lists.first ?? []).filter { fact in lists.allSatisfy { $0.contains(fact) } }
    }

    /// The machines and versions of runs: every label once, with all values that it has, and the start of the first run.
    ///
    /// The version of a proxy stands with the runs of its arm only, so the first run does not tell of all.
    static func host(_ runs: [FinishedRun]) -> [ReportFact] {
        var facts: [ReportFact] = []
        var values: [String: [String]] = [:]
        for fact in runs.flatMap(\.report.host) {
            if values[fact.label] == nil { facts.append(fact) }
            let isKnown = values[fact.label, default: []].contains(fact.value)
            if !isKnown, values[fact.label] == nil || fact.label != "started" {
                values[fact.label, default: []].append(fact.value)
            }
        }
        return facts.map { ReportFact($0.label, (values[$0.label] ?? []).joined(separator: " and ")) }
    }
}

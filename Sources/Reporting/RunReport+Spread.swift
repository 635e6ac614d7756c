internal import Measuring

extension RunReport {
    /// The pairs of backends that a report lists of those between which requests moved.
    private static let mostListedPairs = 24

    /// How far the backend depends on what it should not depend on; no rows where nothing is known of it.
    var dependenceTable: ReportTable {
        let values = summary.spread.dependence.map { [$0.worker, $0.connection, $0.request, $0.parity] } ?? []
        return ReportTable(
            caption: "Dependence of the backend (Cramér's V)",
            columns: ["worker", "connection", "request", "parity"].map { .number($0) },
            rows: values.allSatisfy { $0 == nil }
                ? [] : [values.map { $0.map { DecimalText.fixed($0, places: 3) } ?? "unknown" }]
        )
    }

    /// Where requests ended whose first pick failed, the most frequent ways; no rows where none was tried again.
    var retriedTable: ReportTable {
        guard let retried = summary.spread.retried else {
            return ReportTable(caption: "First pick against final backend", columns: [], rows: [])
        }
        let total = DecimalText.grouped(retried.requests)
        let listed = retried.pairs.sorted { ($1.requests, $0.first) < ($0.requests, $1.first) }
            .prefix(Self.mostListedPairs)
        let rest = retried.requests - listed.reduce(0) { $0 + $1.requests }
        let rows =
            listed.map { [name($0.first), name($0.final), DecimalText.grouped($0.requests)] }
            + (rest > 0 ? [["others", "", DecimalText.grouped(rest)]] : [])
        return ReportTable(
            caption: "First pick against final backend, of \(total) requests that were tried again",
            columns: [.text("first pick"), .text("ended at"), .number("requests"), .number("share")],
            rows: zip(rows, listed.map(\.requests) + [rest]).map { $0 + [Quantity.percent($1, of: retried.requests)] }
        )
    }

    /// The name of the backend with a number.
    private func name(_ number: Int) -> String {
        summary.backends.indices.contains(number - 1) ? summary.backends[number - 1].name : "backend-\(number)"
    }
}

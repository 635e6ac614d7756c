internal import Measuring

extension RunReport {
    /// The pairs of backends that a report lists of those between which requests moved.
    private static let mostListedPairs = 24

    /// How far the backend depends on what it should not depend on, as far as that can be told.
    ///
    /// Nothing depends on the only worker, or on the only kind of request. No rows where nothing is known.
    var dependenceTable: ReportTable {
        let dependence = summary.spread.dependence ?? SpreadDependence()
        let known = [
            ("worker", dependence.worker), ("connection", dependence.connection), ("request", dependence.request),
            ("parity", dependence.parity),
        ].compactMap { name, value in value.map { (name: name, value: DecimalText.fixed($0, places: 3)) } }
        return ReportTable(
            caption: "Dependence of the backend (Cramér's V)",
            columns: known.map { .number($0.name) },
            rows: known.isEmpty ? [] : [known.map(\.value)]
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

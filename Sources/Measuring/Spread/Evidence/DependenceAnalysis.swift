/// The counts behind ``SpreadDependence``, and how loyal connections are.
struct DependenceAnalysis {
    /// How far the backend depends on what.
    private(set) var figures = SpreadDependence()
    /// The mean part of a connection's requests that went to its most frequent backend.
    private(set) var loyalty = 0.0
    /// Connections that were looked at.
    private(set) var connections = 0
    /// The probability of the dependence on the connection by chance.
    private(set) var connectionP = 1.0

    /// At most this many connections, and kinds of requests, are looked at, the most frequent ones.
    static let mostRows = 64

    init(_ picks: [OrderedPick], backends: Int) {
        var byWorker = CountTable(columns: backends)
        var byConnection = CountTable(columns: backends)
        var byKind = CountTable(columns: backends)
        var byParity = CountTable(columns: backends)
        var number = 0
        for pick in picks {
            number += pick.step
            byParity.add(row: Int64(number & 1), column: pick.backend)
            byWorker.add(row: Int64(pick.row.worker), column: pick.backend)
            byKind.add(row: Int64(pick.row.kind), column: pick.backend)
            if pick.row.connection > 0 { byConnection.add(row: pick.row.connectionKey, column: pick.backend) }
        }
        figures.worker = Self.strength(byWorker.all)?.value.rounded(toPlaces: 6)
        figures.parity = Self.strength(byParity.all)?.value.rounded(toPlaces: 6)
        figures.request = Self.strength(byKind.busiest(Self.mostRows))?.value.rounded(toPlaces: 6)
        let busy = byConnection.busiest(Self.mostRows)
        connections = busy.count
        if let strength = Self.strength(busy) {
            figures.connection = strength.value.rounded(toPlaces: 6)
            connectionP = strength.pValue
        }
        let loyal = busy.map { Double($0.max() ?? 0) / Double($0.reduce(0, +)) }
        loyalty = loyal.isEmpty ? 0 : loyal.reduce(0, +) / Double(loyal.count)
    }

    /// The dependence in a table, in which the backends with fewer than five requests a row count as one with each other
    /// and, if that is still too few, with the next rarest.
    private static func strength(_ table: [[Int64]]) -> CramersV? {
        guard table.count > 1, let width = table.first?.count else { return nil }
        let sums = (0..<width).map { column in table.reduce(0) { $0 + $1[column] } }
        let order = (0..<width).filter { sums[$0] > 0 }.sorted { (sums[$0], $0) < (sums[$1], $1) }
        var pooled: Int64 = 0
        let enough = 5 * Int64(table.count)
        let rare = order.prefix { column in
            defer { pooled += sums[column] }
            return sums[column] < enough || (1..<enough).contains(pooled)
        }
        let kept = order.dropFirst(rare.count)
        let strength = CramersV(table.map { row in kept.map { row[$0] } + [rare.reduce(0) { $0 + row[$1] }] })
        return strength.isReliable ? strength : nil
    }
}

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

    /// At most this many connections are looked at, the busiest ones.
    static let mostConnections = 64

    init(_ picks: [OrderedPick], backends: Int) {
        var byWorker: [Int64: [Int64]] = [:]
        var byConnection: [Int64: [Int64]] = [:]
        let empty = Array(repeating: Int64(0), count: backends)
        var byParity = [empty, empty]
        var number = 0
        // Every combination costs a number: a run of many connections to many backends is not looked at.
        let most = 4_000_000 / max(backends, 1)
        for pick in picks {
            number += pick.step
            byParity[number & 1][pick.backend] += 1
            byWorker[Int64(pick.row.worker), default: empty][pick.backend] += 1
            guard pick.row.connection > 0 else { continue }
            let key = pick.row.connectionKey
            if byConnection[key] != nil || byConnection.count < most {
                byConnection[key, default: empty][pick.backend] += 1
            }
        }
        figures.worker = Self.strength(Array(byWorker.values))?.value.rounded(toPlaces: 6)
        figures.parity = Self.strength(byParity)?.value.rounded(toPlaces: 6)
        let busy = byConnection.map { (sum: $1.reduce(0, +), counts: $1, key: $0) }
            .filter { $0.sum >= 5 * Int64(backends) }
            .sorted { ($1.sum, $0.key) < ($0.sum, $1.key) }
            .prefix(Self.mostConnections)
        connections = busy.count
        if let strength = Self.strength(busy.map(\.counts)) {
            figures.connection = strength.value.rounded(toPlaces: 6)
            connectionP = strength.pValue
        }
        let loyal = busy.map { Double($0.counts.max() ?? 0) / Double($0.sum) }
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

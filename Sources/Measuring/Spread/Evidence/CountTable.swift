/// How often each value of an attribute of the requests met each backend.
struct CountTable {
    private var rows: [Int64: [Int64]] = [:]
    private let empty: [Int64]
    /// Every combination costs a number: of more rows than this nothing is counted.
    private let mostRows: Int

    /// A table without rows, with so many columns.
    init(columns: Int) {
        empty = Array(repeating: 0, count: columns)
        mostRows = 4_000_000 / max(columns, 1)
    }

    /// Counts one request.
    @inline(__always)
    mutating func add(row: Int64, column: Int) {
        guard rows[row] != nil || rows.count < mostRows else { return }
        rows[row, default: empty][column] += 1
    }

    /// All rows.
    var all: [[Int64]] { Array(rows.values) }

    /// The rows with at least five requests a column, the `most` most frequent of them.
    func busiest(_ most: Int) -> [[Int64]] {
        let enough = 5 * Int64(empty.count)
        return rows.map { (sum: $1.reduce(0, +), counts: $1, key: $0) }
            .filter { $0.sum >= enough }
            .sorted { ($1.sum, $0.key) < ($0.sum, $1.key) }
            .prefix(most)
            .map(\.counts)
    }
}

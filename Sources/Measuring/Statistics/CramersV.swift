/// How strongly two attributes of the same things depend on each other, from 0 (not at all) to 1 (one tells the other).
///
/// V = √(φ̃² / min(k̃ − 1, r̃ − 1)) with φ̃² = max(0, χ²/n − (k − 1)(r − 1)/(n − 1)), k̃ = k − (k − 1)²/(n − 1) and r̃
/// alike: Cramér (1946) with the bias correction of Bergsma (2013), without which V is well above 0 for independent
/// attributes of many values. Whether it is by chance, Pearson's chi-square test of independence says. Rows and columns
/// without any count are left out. Assumption: counts of independent things, and four in five expected counts are at
/// least 5, none below 1 (Cochran 1954); else ``isReliable`` is false.
public struct CramersV: Equatable, Sendable {
    /// The corrected V.
    public let value: Double
    /// The probability of a dependence at least this strong by chance.
    public let pValue: Double
    /// Whether the expected counts are large enough for ``pValue``.
    public let isReliable: Bool

    /// The dependence in a table of counts, row by row.
    public init(_ table: [[Int64]]) {
        let rows = table.filter { $0.contains { $0 > 0 } }
        let sums = (rows.first ?? []).indices.map { column in rows.reduce(0) { $0 + $1[column] } }
        let columns = sums.indices.filter { sums[$0] > 0 }
        let total = Double(sums.reduce(0, +))
        let freedom = (rows.count - 1) * (columns.count - 1)
        guard rows.count > 1, columns.count > 1, total > 1 else {
            (value, pValue, isReliable) = (0, 1, false)
            return
        }
        var (statistic, small, least) = (0.0, 0, Double.infinity)
        for row in rows {
            let rowSum = Double(row.reduce(0, +))
            for column in columns {
                let expected = rowSum * Double(sums[column]) / total
                let difference = Double(row[column]) - expected
                statistic += difference * difference / expected
                if expected < 5 { small += 1 }
                least = min(least, expected)
            }
        }
        func corrected(_ size: Int) -> Double { Double(size) - Double((size - 1) * (size - 1)) / (total - 1) }
        let square = max(0, statistic / total - Double(freedom) / (total - 1))
        let most = min(corrected(rows.count), corrected(columns.count)) - 1
        value = most > 0 ? min(1, (square / most).squareRoot()) : 0
        pValue = RegularizedGamma.upper(Double(freedom) / 2, statistic / 2)
        isReliable = least >= 1 && small * 5 <= rows.count * columns.count
    }
}

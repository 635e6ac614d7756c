/// Ranks of values, ties sharing the mean of theirs, doubled so that they stay whole.
struct Ranks: Equatable {
    /// Twice the midrank of each value, in the order of the values.
    let doubled: [Int]
    /// Σ (t³ − t) over groups of t equal values: what ties take from the variance of a rank statistic.
    let tieTerm: Double

    /// Whether all values are equal.
    var areAllTied: Bool { Set(doubled).count <= 1 }

    /// Ranks `values`, the least first.
    init(_ values: [Double]) {
        let order = values.indices.sorted { values[$0] < values[$1] }
        var doubled = Array(repeating: 0, count: values.count)
        var tieTerm = 0.0
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
            // Ranks start + 1 … end have the mean (start + 1 + end) / 2.
            for position in start..<end { doubled[order[position]] = start + 1 + end }
            let tied = Double(end - start)
            tieTerm += tied * tied * tied - tied
            start = end
        }
        self.doubled = doubled
        self.tieTerm = tieTerm
    }
}

/// The largest distance between the empirical distribution of some values and a law's distribution function.
func distance(of values: [Double], from law: (Double) -> Double) -> Double {
    let count = Double(values.count)
    return values.sorted().enumerated().reduce(0) { worst, entry in
        let expected = law(entry.element)
        return max(worst, expected - Double(entry.offset) / count, Double(entry.offset + 1) / count - expected)
    }
}

/// The distance that a true law exceeds once in a thousand samples of this size (Kolmogorov's limit law).
func criticalDistance(_ count: Int) -> Double {
    1.95 / Double(count).squareRoot()
}

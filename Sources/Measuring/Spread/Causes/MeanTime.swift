/// A mean and how well it is known.
struct MeanTime {
    private var count = 0.0
    private var sum = 0.0
    private var squares = 0.0

    /// Adds one time.
    mutating func add(_ time: Double) {
        count += 1
        sum += time
        squares += time * time
    }

    /// The mean; 0 of none.
    var mean: Double { count == 0 ? 0 : sum / count }

    /// The squared standard error of the mean; 0 of fewer than two.
    var squaredError: Double { count < 2 ? 0 : max(0, squares / count - mean * mean) / (count - 1) }
}

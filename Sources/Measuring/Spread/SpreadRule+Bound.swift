extension SpreadRule {
    /// The largest gap over any prefix that keeps the promise; `nil` where there is no exact bound.
    public var allowedGap: Double? {
        switch self {
        case .cyclic: 1
        case .weighted(let maximumDeviation): maximumDeviation
        case .random, .unbounded: nil
        }
    }
}

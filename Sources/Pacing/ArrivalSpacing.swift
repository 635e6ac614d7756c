/// How regularly requests arrive: the mean and the coefficient of variation of the gaps between them, in one pass.
///
/// Equal distances have a coefficient of 0, a Poisson stream has 1, bursts have more. Held against that of the shape
/// that was asked for, it says whether the load that reached the servers was the load that was meant. Welford's
/// recurrence ("Note on a method for calculating corrected sums of squares and products", Technometrics, 1962) keeps
/// the precision that a sum of squares would lose. O(1) time and memory an arrival.
public struct ArrivalSpacing: Equatable, Sendable {
    /// Gaps seen, one less than arrivals.
    public private(set) var gaps: Int64 = 0
    /// The mean gap in nanoseconds.
    public private(set) var meanNanoseconds = 0.0

    private var squares = 0.0
    private var last: Int64?

    /// A spacing that has seen nothing.
    public init() {}

    /// Takes an arrival at a time in nanoseconds; one before the last counts as at the same time as that.
    public mutating func add(arrivalAt time: Int64) {
        guard let last else {
            self.last = time
            return
        }
        let gap = Double(max(0, time - last))
        self.last = max(last, time)
        gaps += 1
        let distance = gap - meanNanoseconds
        meanNanoseconds += distance / Double(gaps)
        squares += distance * (gap - meanNanoseconds)
    }

    /// The standard deviation of the gaps over their mean; `nil` with fewer than two gaps, or where all are 0.
    public var coefficientOfVariation: Double? {
        guard gaps > 1, meanNanoseconds > 0 else { return nil }
        return (squares / Double(gaps)).squareRoot() / meanNanoseconds
    }
}

extension ArrivalShape {
    /// The spacing that the shape intends up to an offset in nanoseconds, looking at `limit` arrivals at most.
    public func spacing(until end: Int64, limit: Int = 1_000_000) -> ArrivalSpacing {
        var shape = self
        var spacing = ArrivalSpacing()
        var count = 0
        while count < limit, let arrival = shape.nextArrival(), arrival < end {
            spacing.add(arrivalAt: arrival)
            count += 1
        }
        return spacing
    }
}

/// How evenly the backends are loaded by other yardsticks than counts, over all requests of the run.
///
/// Each is a coefficient of variation over the backends' fair shares, 0 for perfectly even.
public struct SpreadLoad: Codable, Equatable, Sendable {
    /// Of the requests in flight at each backend on average over time, which by Little's law are to each other as the sums
    /// of the requests' times there: the work that the backends had.
    public var inFlightVariation: Double
    /// Of the requests that succeeded: a backend that draws requests and fails them is far below the others.
    public var successVariation: Double

    enum CodingKeys: String, CodingKey {
        case inFlightVariation = "in_flight_cv"
        case successVariation = "success_cv"
    }

    init(_ loads: [BackendLoad], weights: [Double]) {
        func variation(_ counts: [Int64]) -> Double {
            EvennessIndex.coefficientOfVariation(counts: counts, weights: weights).rounded(toPlaces: 6)
        }
        inFlightVariation = variation(loads.map(\.busyNanoseconds))
        successVariation = variation(loads.map(\.successes))
    }
}

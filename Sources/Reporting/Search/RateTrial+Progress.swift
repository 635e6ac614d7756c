internal import Measuring

extension RateTrial {
    /// The trial in a line, for whoever watches the search.
    public var progressLine: String {
        "\(Quantity.rate(rate)): \(passed ? "passed" : "failed"), p99 \(Quantity.time(microseconds: p99)), "
            + "\(DecimalText.grouped(failed)) failed (run \(run))"
    }
}

/// What active checks make of one backend: healthy or not, by the results in a row.
///
/// A healthy backend becomes unhealthy with the `fall`th failure in a row, an unhealthy one healthy with the `rise`th
/// pass in a row; each result of the other kind begins the count anew. The very first result decides alone, as it does
/// in HAProxy and Envoy: nobody waits three intervals at a start to learn what one answer says.
struct CheckVerdict: BitwiseCopyable, Sendable, Equatable {
    private(set) var isHealthy: Bool
    /// Results in a row that speak against the verdict.
    private(set) var contradictions = 0
    /// Whether any check has ended.
    private(set) var isSettled = false

    init(beginsHealthy: Bool) {
        isHealthy = beginsHealthy
    }

    /// Takes the result of a check; counts below 1 mean 1.
    ///
    /// - Returns: whether the verdict changed.
    mutating func record(passed: Bool, rise: Int, fall: Int) -> Bool {
        let needed = isSettled ? (passed ? rise : fall) : 1
        isSettled = true
        guard passed != isHealthy else {
            contradictions = 0
            return false
        }
        contradictions += 1
        guard contradictions >= needed else { return false }
        isHealthy = passed
        contradictions = 0
        return true
    }
}

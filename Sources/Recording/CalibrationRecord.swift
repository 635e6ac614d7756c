/// What `rrbench calibrate` found of the generator on a machine; a row of the table `calibrations`.
package struct CalibrationRecord: Equatable, Sendable {
    /// Generator threads.
    package var threads: Int
    /// The highest rate, in requests a second, at which the generator kept its schedule; `nil` where it kept none.
    package var highestRate: Double?
    /// The 99th percentile of the schedule lag at that rate, in microseconds.
    package var lagP99: Double?
    /// Generator CPU a request, in microseconds.
    package var cost: Double
    /// How much too long a service time of 1 ms was measured, at the median, in microseconds.
    package var errorAt1ms: Double
    /// The same of a service time of 10 ms.
    package var errorAt10ms: Double

    /// A calibration with its figures.
    package init(
        threads: Int,
        highestRate: Double?,
        lagP99: Double?,
        cost: Double,
        errorAt1ms: Double,
        errorAt10ms: Double
    ) {
        self.threads = threads
        self.highestRate = highestRate
        self.lagP99 = lagP99
        self.cost = cost
        self.errorAt1ms = errorAt1ms
        self.errorAt10ms = errorAt10ms
    }
}

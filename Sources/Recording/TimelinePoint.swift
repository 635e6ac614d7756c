/// A row of the table `timeline`: one value of one series, taken about once a second.
package struct TimelinePoint: Sendable, Equatable {
    /// Nanoseconds since the start of the run.
    package var atNanoseconds: Int64
    /// What was measured, for example `achieved_rps`.
    package var series: String
    /// Its value, in the unit that the series' name ends in.
    package var value: Double

    /// A point of a series.
    package init(atNanoseconds: Int64, series: String, value: Double) {
        self.atNanoseconds = atNanoseconds
        self.series = series
        self.value = value
    }
}

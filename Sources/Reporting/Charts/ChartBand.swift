/// An area between two lines of a chart, such as the middle four fifths of many backends.
struct ChartBand {
    /// A place of the band; without heights it has a gap.
    struct Point: Equatable {
        var x: Double
        var range: ClosedRange<Double>?
    }

    /// What the legend calls it.
    var name: String
    /// Its places, from left to right.
    var points: [Point]
}

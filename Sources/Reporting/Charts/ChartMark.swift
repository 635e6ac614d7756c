/// A moment on the horizontal axis of a chart that has a number, which a list below explains.
struct ChartMark: Equatable {
    /// From where on, in the units of the axis.
    var start: Double
    /// Until where, for what lasts.
    var end: Double?
    /// Its number in the list; `nil` where there are too many to number.
    var number: Int?
}

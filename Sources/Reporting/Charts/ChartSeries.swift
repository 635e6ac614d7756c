/// One line of a chart.
struct ChartSeries {
    /// A point; without a height the line has a gap.
    struct Point: Equatable {
        var x: Double
        var y: Double?
    }

    /// What the legend calls it.
    var name: String
    /// Its points, from left to right.
    var points: [Point]
    /// Its place in the order of colors and dashes; by default that in the chart.
    var style: Int?
    /// Whether every point has a mark of its own, as where each is a measurement and the line only leads the eye.
    var showsPoints = false

    /// A line through points.
    init(_ name: String, _ points: [Point], style: Int? = nil, showsPoints: Bool = false) {
        self.name = name
        self.points = points
        self.style = style
        self.showsPoints = showsPoints
    }
}

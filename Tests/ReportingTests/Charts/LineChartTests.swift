import Testing

@testable import Reporting

@Suite("Line chart")
struct LineChartTests {
    private static func chart(_ series: [ChartSeries]) -> LineChart {
        LineChart(
            frame: ChartFrame(
                name: "x",
                title: "T",
                description: "D",
                horizontal: .linear("x", from: 0, to: 10),
                vertical: .linear("y", from: 0, to: 10)
            ),
            series: series
        )
    }

    @Test("A gap breaks the line, and a point between gaps is a dot")
    func gaps() {
        let points = [(0, 0), (1, 5), (2, nil), (3, 10), (4, nil)].map { x, y in
            ChartSeries.Point(x: Double(x), y: (y as Int?).map(Double.init))
        }
        #expect(Self.chart([ChartSeries("a", points)]).svg.contains("d=\"M0,1000h0L0,1000 100,500M300,0h0L300,0\""))
    }

    @Test("Lines of one chart differ in color and dashes, and the legend shows both")
    func styles() {
        let classes = (0..<Palette.mostSeries).map(LineChart.classes)
        #expect(Set(classes).count == Palette.mostSeries)
        let chart = Self.chart((0..<4).map { ChartSeries("line <\($0)>", []) })
        #expect(chart.keys.count == 4)
        #expect(chart.keys[1].html.contains("c1 d1"))
        #expect(chart.keys[1].html.contains("line &lt;1&gt;"))
        #expect(Self.chart([ChartSeries("alone", [])]).keys.isEmpty)
    }

    @Test("A mark that lasts is an area, one that does not is a line")
    func marks() {
        var chart = Self.chart([])
        chart.marks = [ChartMark(start: 2, end: 4, number: 1), ChartMark(start: 9)]
        #expect(chart.svg.contains("<rect class=\"span\" x=\"200\" y=\"0\" width=\"200\" height=\"1000\"/>"))
        #expect(chart.svg.contains("x1=\"90%\""))
        #expect(chart.svg.ranges(of: "<rect").count == 1)
    }
}

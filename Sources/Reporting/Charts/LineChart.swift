/// Lines over one horizontal axis, with areas behind them and marks across: the chart for whatever is a curve.
///
/// ```swift
/// let chart = LineChart(
///     frame: ChartFrame(name: "rates", title: "p99 by rate", description: "…",
///                       horizontal: .linear("requests per second", from: 0, to: 5_000),
///                       vertical: .times("p99", enclosing: latencies)),
///     series: [ChartSeries("p99", points, showsPoints: true)])
/// let html = HTMLFigure(name: "rates", title: "p99 by rate", svg: chart.svg, keys: chart.keys, …).html
/// ```
struct LineChart {
    /// Axes and text alternative.
    var frame: ChartFrame
    /// Areas, which lie behind the lines.
    var bands: [ChartBand] = []
    /// Lines, the last one on top.
    var series: [ChartSeries]
    /// Moments, in rising order.
    var marks: [ChartMark] = []

    /// The chart as an SVG element.
    var svg: String {
        let lines = series.indices.map { index in
            "<path class=\"curve \(Self.classes(style(index)))\" d=\"\(path(series[index].points))\"/>"
        }
        let shapes = marks.compactMap(span) + bands.indices.map(area) + lines
        let points = series.indices.flatMap(circles)
        return frame.svg(
            shapes: shapes.joined(separator: "\n"),
            overlay: (marks.map(line) + points).map { "\n" + $0 }.joined()
        )
    }

    /// What the legend explains; nothing where one line explains itself.
    var keys: [ChartKey] {
        guard series.count + bands.count > 1 else { return [] }
        return series.indices.map { ChartKey(name: series[$0].name, sample: .line(Self.classes(style($0)))) }
            + bands.indices.map { ChartKey(name: bands[$0].name, sample: .area("area b\($0)")) }
    }

    private func style(_ index: Int) -> Int { series[index].style ?? index }

    /// The classes of a line's color and dashes: neighbors differ in both.
    static func classes(_ style: Int) -> String {
        "c\(style % Palette.mostSeries)" + ["", " d1", " d2"][style % 3]
    }

    private func path(_ points: [ChartSeries.Point]) -> String {
        var path = ""
        var isDrawing = false
        for point in points {
            guard let y = point.y else {
                isDrawing = false
                continue
            }
            let place = frame.place(point.x, y)
            // The stroke of no length is a dot, where a point stands between gaps.
            path += isDrawing ? " \(place.x),\(place.y)" : "M\(place.x),\(place.y)h0L\(place.x),\(place.y)"
            isDrawing = true
        }
        return path
    }

    private func area(_ index: Int) -> String {
        var path = ""
        for part in bands[index].points.split(whereSeparator: { $0.range == nil }) {
            let upper = part.map { frame.place($0.x, $0.range?.upperBound ?? 0) }
            let lower = part.reversed().map { frame.place($0.x, $0.range?.lowerBound ?? 0) }
            path += "M" + (upper + lower).map { "\($0.x),\($0.y)" }.joined(separator: " ") + "z"
        }
        return "<path class=\"area b\(index)\" d=\"\(path)\"/>"
    }

    private func circles(_ index: Int) -> [String] {
        guard series[index].showsPoints else { return [] }
        return series[index].points.compactMap { point in
            guard let y = point.y else { return nil }
            let center = (
                ChartFrame.percent(frame.horizontal.fraction(of: point.x)),
                ChartFrame.percent(1 - frame.vertical.fraction(of: y))
            )
            return "<circle class=\"\(Self.classes(style(index)))\" cx=\"\(center.0)\" cy=\"\(center.1)\" r=\"3.5\"/>"
        }
    }

    private func span(_ mark: ChartMark) -> String? {
        guard let end = mark.end else { return nil }
        let from = frame.place(mark.start, 0).x
        let width = max(1, frame.place(end, 0).x - from)
        return "<rect class=\"span\" x=\"\(from)\" y=\"0\" width=\"\(width)\" height=\"1000\"/>"
    }

    private func line(_ mark: ChartMark) -> String {
        let x = ChartFrame.percent(frame.horizontal.fraction(of: mark.start))
        // Neighbors stand at two heights, so that numbers close to each other can be read.
        let label =
            mark.number.map {
                "<text class=\"mark\" x=\"\(x)\" y=\"\($0.isMultiple(of: 2) ? 24 : 11)\" dx=\"3\">\($0)</text>"
            }
            ?? ""
        return "<line class=\"mark\" x1=\"\(x)\" y1=\"0\" x2=\"\(x)\" y2=\"100%\"/>\(label)"
    }
}

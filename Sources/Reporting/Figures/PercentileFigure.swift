internal import Measuring

/// Times by percentile, several curves over each other.
///
/// The horizontal axis counts nines (90 %, 99 %, 99.9 % stand equally far apart), because the tail is what users
/// remember; the vertical axis is logarithmic, because a tail is a multiple of the median.
struct PercentileFigure {
    /// The curves by name; those without points are left out.
    var curves: [(name: String, points: [PercentilePoint])]
    /// The name of the figure in the document.
    var name = "percentiles"
    /// Its heading.
    var title: String
    /// How to read it.
    var caption: String
    /// What gets the values from the database.
    var sql: String?

    /// The percentiles that the table has a column for, as far as the requests support them.
    private static let columns = [0, 50, 75, 90, 95, 99, 99.9, 99.99, 99.999, 100]

    /// The figure; empty without points.
    var figure: HTMLFigure {
        let curves = curves.filter { !$0.points.isEmpty }
        let points = curves.flatMap(\.points)
        let finest = points.map(\.percentile).filter { $0 < 100 }.max() ?? 0
        let chart = LineChart(
            frame: ChartFrame(
                name: name,
                title: title,
                description: description,
                horizontal: .percentiles(upTo: finest),
                vertical: .times("time", enclosing: points.map(\.nanoseconds)),
                height: 300
            ),
            series: curves.map { curve in
                ChartSeries(
                    curve.name,
                    curve.points.map { ChartSeries.Point(x: $0.percentile, y: Double($0.nanoseconds)) }
                )
            }
        )
        return HTMLFigure(
            name: name,
            title: title,
            svg: points.isEmpty ? "" : chart.svg,
            keys: chart.keys,
            caption: caption,
            table: table(upTo: finest),
            sql: sql
        )
    }

    /// Where each curve begins and ends, for those who do not see it.
    private var description: String {
        curves.compactMap { curve in
            guard let first = curve.points.first, let last = curve.points.last else { return nil }
            return "\(curve.name) rises from \(Quantity.time(nanoseconds: first.nanoseconds)) to "
                + "\(Quantity.time(nanoseconds: last.nanoseconds))."
        }.joined(separator: " ")
    }

    private func table(upTo finest: Double) -> ReportTable {
        let columns = Self.columns.filter { $0 <= finest || $0 == 100 }
        return ReportTable(
            caption: "Times by percentile",
            columns: [.text("")] + columns.map { .number($0 == 100 ? "max" : "\(Quantity.number($0)) %") },
            rows: curves.filter { !$0.points.isEmpty }.map { curve in
                [curve.name]
                    + columns.map { column in
                        let point = curve.points.first { $0.percentile >= column - 1e-9 }
                        return Quantity.time(nanoseconds: point?.nanoseconds ?? 0)
                    }
            }
        )
    }
}

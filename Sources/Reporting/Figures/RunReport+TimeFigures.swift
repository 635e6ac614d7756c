internal import Measuring

extension RunReport {
    /// Rates, latency and heat map over time; none where the report has no series.
    var timeFigures: [HTMLFigure] {
        guard let series, series.requests.contains(where: { $0 > 0 }) else { return [] }
        return [rateFigure(series), latencyFigure(series), heatFigure(series)]
    }

    /// The horizontal axis of every figure over time.
    static func timeAxis(_ slots: TimeSlots) -> ChartAxis {
        .linear("seconds of the measured interval", from: 0, to: slots.lengthSeconds, ticks: 8)
    }

    /// The width of a slot, for captions.
    static func width(_ slots: TimeSlots) -> String { Quantity.roundTime(nanoseconds: Double(slots.width)) }

    /// Places in the middle of each slot.
    static func points(_ slots: TimeSlots, _ values: [Double?]) -> [ChartSeries.Point] {
        values.enumerated().map { slot, value in
            let moments = slots.moments(of: slot)
            return ChartSeries.Point(
                x: slots.seconds(of: moments.lowerBound + (moments.upperBound - moments.lowerBound) / 2),
                y: value
            )
        }
    }

    private func rateFigure(_ series: TimeSeries) -> HTMLFigure {
        let slots = series.slots
        func rates(_ counts: [Int64]) -> [Double] {
            counts.enumerated().map { slot, count in
                let moments = slots.moments(of: slot)
                return Double(count) * 1e9 / Double(moments.upperBound - moments.lowerBound)
            }
        }
        let requests = rates(series.requests)
        let failures = rates(series.failures)
        let marks = EventMarks(events, slots: slots)
        var chart = LineChart(
            frame: ChartFrame(
                name: "rates",
                title: "Requests a second over time",
                description: "Between \(Quantity.rate(requests.min() ?? 0)) and \(Quantity.rate(requests.max() ?? 0)); "
                    + "at most \(Quantity.rate(failures.max() ?? 0)) failed.",
                horizontal: Self.timeAxis(slots),
                vertical: .upward("requests a second", to: requests.max() ?? 0),
                height: 160
            ),
            series: [ChartSeries("requests", Self.points(slots, requests))],
            marks: marks.marks
        )
        if failures.contains(where: { $0 > 0 }) {
            chart.series.append(ChartSeries("of them failed", Self.points(slots, failures), style: 7))
        }
        return HTMLFigure(
            name: "rates",
            title: "Requests a second over time",
            svg: chart.svg,
            keys: chart.keys,
            caption: "Each request counts when it was meant to be sent, in slots of \(Self.width(slots)).",
            notes: marks.html,
            table: ReportTable(
                caption: "Requests over time",
                columns: ["from", "requests", "failed"].map { .number($0) },
                rows: (0..<slots.count).map { slot in
                    [
                        Quantity.seconds(slots.startSeconds(of: slot)), DecimalText.grouped(series.requests[slot]),
                        DecimalText.grouped(series.failures[slot]),
                    ]
                }
            ),
            sql: RunQueries(run: summary.run.id, slots: slots).rates
        )
    }

    private func latencyFigure(_ series: TimeSeries) -> HTMLFigure {
        let slots = series.slots
        let all = (series.p50 + series.p99).compactMap { $0 }
        let chart = LineChart(
            frame: ChartFrame(
                name: "latency-time",
                title: "Latency over time",
                description: Self.range("The median", series.p50) + " " + Self.range("The 99th percentile", series.p99),
                horizontal: Self.timeAxis(slots),
                vertical: .times("latency", enclosing: all)
            ),
            series: [("p99", series.p99, 1), ("p50", series.p50, 0)].map { name, values, style in
                ChartSeries(name, Self.points(slots, values.map { $0.map(Double.init) }), style: style)
            },
            marks: EventMarks(events, slots: slots).marks
        )
        return HTMLFigure(
            name: "latency-time",
            title: "Latency over time",
            svg: all.isEmpty ? "" : chart.svg,
            keys: chart.keys,
            caption: "Median and 99th percentile in slots of \(Self.width(slots)), to 3 %; of fewer than a hundred "
                + "requests the 99th percentile is the longest time.",
            table: ReportTable(
                caption: "Latency over time",
                columns: ["from", "p50", "p99"].map { .number($0) },
                rows: (0..<slots.count).map { slot in
                    [Quantity.seconds(slots.startSeconds(of: slot))]
                        + [series.p50[slot], series.p99[slot]].map { $0.map(Quantity.time(nanoseconds:)) ?? "" }
                }
            ),
            sql: RunQueries(run: summary.run.id, slots: slots).latencyOverTime
        )
    }

    /// The least and the greatest of some times, in words.
    private static func range(_ subject: String, _ times: [Int64?]) -> String {
        let known = times.compactMap { $0 }
        guard let least = known.min(), let most = known.max() else { return "" }
        return "\(subject) lies between \(Quantity.time(nanoseconds: least)) and \(Quantity.time(nanoseconds: most))."
    }

    private func heatFigure(_ series: TimeSeries) -> HTMLFigure {
        let slots = series.slots
        let heat = series.heat
        let totals = heat.counts.map { $0.reduce(0, +) }
        let fullest = totals.indices.max { totals[$0] < totals[$1] }
        let summit = fullest.map { row in
            "\(Quantity.time(nanoseconds: heat.edges[row])) to \(Quantity.time(nanoseconds: heat.edges[row + 1]))"
        }
        let chart = HeatMapChart(
            frame: ChartFrame(
                name: "heat",
                title: "Requests by time and latency",
                description: "Most requests took \(summit ?? "no time that is known").",
                horizontal: Self.timeAxis(slots),
                vertical: .times("latency", enclosing: heat.edges)
            ),
            heat: heat,
            slots: (0..<slots.count).map { slot in
                let moments = slots.moments(of: slot)
                return slots.seconds(of: moments.lowerBound)..<slots.seconds(of: moments.upperBound)
            }
        )
        return HTMLFigure(
            name: "heat",
            title: "Heat map of latency",
            svg: heat.counts.isEmpty ? "" : chart.svg,
            keys: chart.keys,
            caption:
                "Requests in each cell of \(Self.width(slots)): the more, the stronger the color, on a logarithmic "
                + "scale. Two bands at once are two kinds of requests; a ramp is a queue that drains.",
            table: heatTable(series),
            sql: RunQueries(run: summary.run.id, slots: slots).heat(heat.edges)
        )
    }

    /// The heat map with its slots put together to at most a dozen.
    private func heatTable(_ series: TimeSeries) -> ReportTable {
        let count = series.slots.count
        let columns = min(12, max(1, count))
        let starts = (0...columns).map { $0 * count / columns }
        return ReportTable(
            caption: "Requests by latency, and when they were meant to be sent",
            columns: [.number("latency up to")]
                + starts.dropLast().map { .number("from \(Quantity.seconds(series.slots.startSeconds(of: $0)))") },
            rows: series.heat.counts.enumerated().reversed().map { row, counts in
                [Quantity.time(nanoseconds: series.heat.edges[row + 1])]
                    + (0..<columns).map { column in
                        DecimalText.grouped(counts[starts[column]..<starts[column + 1]].reduce(0, +))
                    }
            }
        )
    }
}

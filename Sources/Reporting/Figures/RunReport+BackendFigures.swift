internal import Measuring

extension RunReport {
    /// How many requests of a backend a slot holds on average where its share is drawn.
    private static let leastRequestsOfShare: Int64 = 30

    /// Shares in all, shares over time and requests in flight over time; the last two where the report has a series.
    var backendFigures: [HTMLFigure] {
        guard !summary.backends.isEmpty else { return [] }
        guard let series, series.slots.count > 0 else { return [shareFigure] }
        return [shareFigure, shareOverTimeFigure(series), inFlightFigure(series)]
    }

    private var shareFigure: HTMLFigure {
        let caption = "Share of the measured requests; the mark across a bar is the expected share."
        return HTMLFigure(
            name: "shares",
            title: "Share by backend",
            svg: ShareChart(backends: listedBackends, total: summary.backends.count).svg,
            caption: backendsSentence.map { "\(caption) \($0)" } ?? caption,
            sql: RunQueries(run: summary.run.id, slots: series?.slots).backends
        )
    }

    private func shareOverTimeFigure(_ series: TimeSeries) -> HTMLFigure {
        let shares = series.shares(ofAtLeast: Self.leastRequestsOfShare)
        let lines = BackendLines(
            names: summary.backends.map(\.name),
            values: shares.values,
            slots: shares.slots,
            oddness: summary.backends.map(\.distanceFromExpectedShare)
        )
        return overTime(
            lines,
            name: "shares-time",
            title: "Share by backend over time",
            unit: "share",
            text: { "\(Quantity.number($0 * 100)) %" },
            caption: "Each backend's part of the requests that were meant to be sent in each slot of "
                + "\(Self.width(shares.slots)). With few requests in a slot a fair share is jagged too.",
            notes: EventMarks(events, slots: shares.slots).html,
            sql: RunQueries(run: summary.run.id, slots: shares.slots).sharesOverTime
        )
    }

    private func inFlightFigure(_ series: TimeSeries) -> HTMLFigure {
        let lines = BackendLines(
            names: summary.backends.map(\.name),
            values: series.inFlight.map { $0.map { $0 } },
            slots: series.slots,
            oddness: series.inFlight.map { $0.max() ?? 0 }
        )
        return overTime(
            lines,
            name: "in-flight",
            title: "In flight by backend over time",
            unit: "requests in flight",
            text: Quantity.number,
            caption:
                "Requests from their send to their end, the mean of each slot of \(Self.width(series.slots)), by the "
                + "backend that answered in the end.",
            sql: RunQueries(run: summary.run.id, slots: series.slots).inFlight
        )
    }

    private func overTime(
        _ lines: BackendLines,
        name: String,
        title: String,
        unit: String,
        text: @escaping (Double) -> String,
        caption: String,
        notes: String = "",
        sql: String
    ) -> HTMLFigure {
        let chart = LineChart(
            frame: ChartFrame(
                name: name,
                title: title,
                description: "\(summary.backends.count) backends; at most \(text(lines.greatest)).",
                horizontal: Self.timeAxis(lines.slots),
                vertical: .upward(unit, to: lines.greatest, label: text)
            ),
            bands: lines.bands,
            series: lines.series,
            marks: EventMarks(events, slots: lines.slots).marks
        )
        return HTMLFigure(
            name: name,
            title: title,
            svg: chart.svg,
            keys: chart.keys,
            caption: caption,
            notes: notes,
            table: lines.table(title, text),
            sql: sql
        )
    }
}

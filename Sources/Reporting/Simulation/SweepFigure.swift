internal import Measuring

/// A figure over utilization, a curve a strategy; the vertical axis is logarithmic.
struct SweepFigure {
    /// What the vertical axis shows, such as `mean latency`.
    let quantity: String
    /// The systems of a sweep.
    let systems: [SimulatedSystem]
    /// The strategies in the order of the legend.
    let strategies: [String]
    /// The figure of a system, in microseconds.
    let value: (SimulatedSystem) -> Double

    /// The figure; empty where there is nothing to show.
    var figure: HTMLFigure {
        let loads = systems.compactMap(\.utilization)
        let times = systems.map { Int64((value($0) * 1000).rounded()) }.filter { $0 > 0 }
        let heading = "\(quantity.prefix(1).uppercased() + quantity.dropFirst()) by utilization"
        let name = quantity.replacing(" ", with: "-")
        let chart = LineChart(
            frame: ChartFrame(
                name: name,
                title: "\(heading), one curve a strategy",
                description: "The table of latencies has the values.",
                horizontal: .linear("utilization", from: loads.min() ?? 0, to: loads.max() ?? 1, ticks: 8),
                vertical: .times(quantity, enclosing: times),
                height: 320
            ),
            series: strategies.map { strategy in
                let points = systems.filter { $0.strategy == strategy }.map { system in
                    ChartSeries.Point(x: system.utilization ?? 0, y: value(system) * 1000)
                }
                return ChartSeries(strategy, points, showsPoints: true)
            }
        )
        return HTMLFigure(
            name: name,
            title: heading,
            svg: loads.isEmpty || times.isEmpty ? "" : chart.svg,
            keys: chart.keys,
            caption: "Each point is a simulation of its own; the vertical axis is logarithmic."
        )
    }
}

internal import Measuring

extension SimulationReport {
    /// A row a system.
    var systemsTable: ReportTable {
        let hasObjective = systems.contains { $0.shareInTime != nil }
        var columns: [ReportTable.Column] = [.text("strategy"), .number("load")]
        columns += ["requests", "mean", "± 95 %", "p50", "p90", "p99", "p99.9", "max", "rate", "failed"].map {
            .number($0)
        }
        if hasObjective { columns.append(.number("in time")) }
        columns.append(.number("max gap"))
        return ReportTable(caption: "Latency", columns: columns, rows: systems.map { cells($0, hasObjective) })
    }

    private func cells(_ system: SimulatedSystem, _ hasObjective: Bool) -> [String] {
        let half = (system.meanInterval.upperBound - system.meanInterval.lowerBound) / 2
        let times = [
            system.latency.p50, system.latency.p90, system.latency.p99, system.latency.p999, system.latency.max,
        ]
        var cells = [
            system.strategy, system.utilization.map { DecimalText.fixed($0, places: 3) } ?? "–",
            DecimalText.grouped(system.requests), Quantity.time(microseconds: system.latency.mean),
            Quantity.time(microseconds: half),
        ]
        cells += times.map(Quantity.time(microseconds:))
        cells += [Quantity.rate(system.throughput), Quantity.percent(system.failed, of: system.requests)]
        if hasObjective { cells.append(system.shareInTime.map(Quantity.percent) ?? "–") }
        cells.append(Quantity.number(system.spread.maxGap))
        return cells
    }

    /// A row a pair and figure.
    var pairsTable: ReportTable {
        ReportTable(
            caption: "Differences on common random numbers, with 95 % confidence intervals",
            columns: [.text("candidate"), .text("baseline"), .text("figure")]
                + ["difference", "low", "high"].map { .number($0) } + [.text("verdict")],
            rows: pairs.map { pair in
                [pair.candidate, pair.baseline, String(pair.metric.dropLast(3))]
                    + [pair.difference, pair.interval.lowerBound, pair.interval.upperBound]
                    .map(Quantity.time(microseconds:))
                    + [pair.verdict.rawValue.replacing("_", with: " ")]
            }
        )
    }

    /// A row a backend of one system, the most picked first where there are too many to read.
    func membersTable(_ system: SimulatedSystem) -> ReportTable {
        let few = system.members.count <= Self.mostShown
        let shown = few ? system.members[...] : system.members.sorted { $1.picks < $0.picks }.prefix(Self.mostShown)
        let note = few ? "" : ", the \(Self.mostShown) most picked of \(DecimalText.grouped(Int64(system.backends)))"
        return ReportTable(
            caption: "Backends, \(system.strategy)\(note)",
            columns: [.text("backend")] + ["weight", "picks", "share", "at work"].map { .number($0) },
            rows: shown.map { member in
                [
                    member.name, Quantity.number(member.weight), DecimalText.grouped(member.picks),
                    Quantity.percent(member.share), member.utilization.map(Quantity.percent) ?? "–",
                ]
            }
        )
    }

    /// The most backends of a system that a person is shown.
    private static let mostShown = 20
}

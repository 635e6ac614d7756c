internal import Measuring

extension SimulationReport {
    /// One self-contained HTML file: curves of a sweep as inline SVG, and all tables.
    public var html: String {
        let header = "<header>\n<h1>\(HTMLText.escaped(title))</h1>\n\(HTMLPage.facts(facts))\n</header>"
        var sections: [HTMLSection] = []
        if isSweep {
            let quantities: [(String, (SimulatedSystem) -> Double)] = [
                ("mean latency", { $0.latency.mean }), ("p99 latency", { $0.latency.p99 }),
            ]
            let figures = quantities.map { quantity, value in
                SweepFigure(quantity: quantity, systems: systems, strategies: strategies, value: value).figure.html
            }
            sections.append(HTMLSection("curves", "Curves", figures))
        }
        sections.append(HTMLSection("latency", "Latency", [systemsTable.html]))
        sections.append(HTMLSection("differences", "Differences", [pairsTable.htmlUnlessEmpty]))
        if !isSweep {
            sections += systems.enumerated().filter { !$0.element.members.isEmpty }.map { index, system in
                let returns = system.returns.map { "<p>\(HTMLText.escaped($0.sentence))</p>" }
                return HTMLSection("system-\(index + 1)", system.strategy, [membersTable(system).html] + returns)
            }
        }
        let main = sections.map(\.html).filter { !$0.isEmpty }.joined(separator: "\n")
        return HTMLPage.document(title: "rrbench \(title)", body: "\(header)\n<main>\n\(main)\n</main>")
    }
}

internal import Measuring

extension SimulationReport {
    /// One self-contained HTML file: curves of a sweep as inline SVG, and all tables.
    public var html: String {
        let rows = facts.map { "<dt>\(HTMLText.escaped($0.label))</dt><dd>\(HTMLText.escaped($0.value))</dd>" }
        var body = [
            "<header>\n<h1>\(HTMLText.escaped(title))</h1>\n<dl>\n\(rows.joined(separator: "\n"))\n</dl>\n</header>"
        ]
        body.append("<main>")
        if isSweep {
            body += [chart("mean latency") { $0.latency.mean }, chart("p99 latency") { $0.latency.p99 }]
        }
        body.append("<section>\n<h2>Latency</h2>\n\(systemsTable.html)\n</section>")
        if !pairs.isEmpty { body.append("<section>\n<h2>Differences</h2>\n\(pairsTable.html)\n</section>") }
        if !isSweep {
            body += systems.filter { !$0.members.isEmpty }.map { system in
                let returns = system.returns.map { "\n<p>\(HTMLText.escaped($0.sentence))</p>" }.joined()
                let heading = HTMLText.escaped(system.strategy)
                return "<section>\n<h2>\(heading)</h2>\n\(membersTable(system).html)\(returns)\n</section>"
            }
        }
        body.append("</main>")
        return HTMLPage.document(title: "rrbench \(title)", body: body.joined(separator: "\n"))
    }

    private func chart(_ figure: String, _ value: @escaping @Sendable (SimulatedSystem) -> Double) -> String {
        let chart = SweepChart(figure: figure, systems: systems, strategies: strategies, value: value)
        return """
            <section>
            <h2>\(HTMLText.escaped(figure.prefix(1).uppercased() + figure.dropFirst())) by utilization</h2>
            <figure>
            \(chart.svg)
            <figcaption>Each point is a simulation of its own; the vertical axis is logarithmic.</figcaption>
            </figure>
            </section>
            """
    }
}

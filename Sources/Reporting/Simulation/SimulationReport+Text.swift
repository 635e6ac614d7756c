internal import Measuring

extension SimulationReport {
    /// The report for people, with a newline at its end; plain text, because a table needs no color.
    public var text: String {
        var sections = [[title], facts.map { $0.label.padded(to: 14) + $0.value }]
        sections.append(systemsTable.textLines(indent: ""))
        if !isSweep {
            sections += systems.filter { !$0.members.isEmpty }.map { system in
                let table = membersTable(system)
                return [table.caption] + table.textLines() + system.returns.map { "  \($0.sentence)" }
            }
        }
        if !pairs.isEmpty { sections.append([pairsTable.caption] + pairsTable.textLines()) }
        let speeds = systems.map(\.arrivalsPerCPUSecond)
        if let least = speeds.min(), let most = speeds.max() {
            let range = least == most ? "" : "\(DecimalText.grouped(Int64(least))) to "
            sections.append([
                "\(range)\(DecimalText.grouped(Int64(most))) arrivals simulated a second of processor time"
            ])
        }
        return sections.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
    }
}

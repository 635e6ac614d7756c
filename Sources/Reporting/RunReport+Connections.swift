internal import Measuring

extension RunReport {
    /// How many connections were made and how evenly they were used, in words; `nil` where that is not known.
    var connectionsSentence: String? {
        guard let connections = summary.connections else { return nil }
        // Clients of a closed loop need a connection each; a schedule takes no more than are busy at once.
        let isFewer = summary.run.mode == .open && connections.opened < connections.expected ?? 0
        let expected = connections.expected.map { expected in
            isFewer ? " (at most \(DecimalText.grouped(expected)))" : " (\(DecimalText.grouped(expected)) expected)"
        }
        let load = connections.load
        return "\(DecimalText.grouped(connections.opened)) opened\(expected ?? ""), requests on each: "
            + "min \(DecimalText.grouped(load.min)) · mean \(Quantity.number(load.mean)) · "
            + "p50 \(DecimalText.grouped(load.p50)) · max \(DecimalText.grouped(load.max))"
    }

    /// The phases of requests below their times; those of making connections only where that took time.
    var phaseRows: [[String]] {
        guard let phases = summary.phases else { return [] }
        var rows: [[String]] = []
        if phases.firstByte.max > 0 { rows.append(["first byte"] + Self.cells(phases.firstByte)) }
        if phases.connect.max > 0 {
            rows.append(["name lookup"] + Self.cells(phases.nameLookup))
            rows.append(["connect"] + Self.cells(phases.connect))
        }
        if phases.tls.max > 0 { rows.append(["TLS handshake"] + Self.cells(phases.tls)) }
        return rows
    }
}

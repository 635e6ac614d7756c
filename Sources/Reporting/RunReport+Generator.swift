internal import Measuring

extension RunReport {
    /// How the generator fared, in words; `nil` where that is not known.
    var generatorSentence: String? {
        guard let generator = summary.generator else { return nil }
        var parts: [String] = []
        if summary.run.mode == .open {
            parts += [
                "\(DecimalText.grouped(generator.late)) late", "\(DecimalText.grouped(generator.blocked)) blocked",
            ]
        }
        if let repeated = generator.repeated, repeated > 0 {
            parts.append("\(DecimalText.grouped(repeated)) repeated on a fresh connection")
        }
        parts.append("longest gap \(Quantity.time(microseconds: generator.longestGap))")
        if let share = generator.busiestThreadShare {
            parts.append("busiest thread \(Quantity.percent(share)) of a core")
        }
        if let share = generator.machineShare { parts.append("all parts \(Quantity.percent(share)) of the machine") }
        if let received = generator.arrivals.received {
            let planned = generator.arrivals.planned.map { " (\(DecimalText.fixed($0, places: 2)) planned)" } ?? ""
            parts.append("CV of arrivals \(DecimalText.fixed(received, places: 2))\(planned)")
        }
        return parts.joined(separator: " · ")
    }
}

internal import Pacing
internal import Simulating

extension RunSettings {
    /// What goes wrong and what is done about it, by the names of the schema.
    static func pairs(of plan: FaultPlan) -> [(String, String)] {
        var pairs = plan.faults.map { ("faults", "\($0)") }
        if let retries = plan.retries { pairs.append(("retries", "\(retries)")) }
        if let check = plan.healthCheck {
            let interval = DurationText.text(check.intervalNanoseconds)
            let slowStart = DurationText.text(check.slowStartNanoseconds)
            pairs.append(("health_check", "{interval: \(interval), slow_start: \(slowStart)}"))
        }
        if let ejectAfter = plan.ejectAfter { pairs.append(("eject_after", "\(ejectAfter)")) }
        return pairs
    }
}

internal import Proxying

extension RetryPolicy {
    private static let conditionNames: [(name: String, condition: RetryConditions)] = [
        ("connect_failure", .connectFailure), ("lost", .lost), ("timeout", .timeout), ("malformed", .malformed),
    ]

    /// This policy with what the section `retries` says of it.
    func read(_ file: YAMLSection<ProxyKey>) throws -> RetryPolicy {
        guard let section = try file.section(.retries, of: ProxyKey.Retries.self) else { return self }
        var policy = self
        policy.maximumRetries = try section.count(.maximum, in: 0...100) ?? policy.maximumRetries
        if section.has(.conditions) {
            policy.conditions = try section.texts(.conditions).reduce(into: []) { set, name in
                guard let known = RetryPolicy.conditionNames.first(where: { $0.name == name }) else {
                    let legal = RetryPolicy.conditionNames.map(\.name).joined(separator: ", ")
                    throw section.failure(.conditions, "'\(name)' is no condition; choose among \(legal).")
                }
                set.insert(known.condition)
            }
        }
        if section.has(.statuses) {
            let text = try section.texts(.statuses).joined(separator: ",")
            policy.statuses = try text.isEmpty ? .none : section.reading(.statuses) { try StatusSet(parsing: text) }
        }
        policy.perTryTimeout = try section.duration(.perTryTimeout, zeroAllowed: true) ?? policy.perTryTimeout
        policy.replayBytes = try section.count(.replayBytes, in: 0...1 << 30) ?? policy.replayBytes
        policy.budgetShare = try section.share(.budgetShare) ?? policy.budgetShare
        policy.budgetMinimum = try section.count(.budgetMinimum, in: 0...1_000_000) ?? policy.budgetMinimum
        return policy
    }
}

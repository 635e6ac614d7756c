/// Every strategy by name: the one list that the command line, help, documentation and law tests read.
public enum StrategyCatalog {
    /// The strategies in the order in which they are listed: rotations, draws, load, latency, hashes, wrappers.
    public static let entries: [StrategyEntry] = [
        RoundRobin.entry,
        PerWorkerRoundRobin.entry,
        WeightedRoundRobin.entry,
        StaticStride.entry,
        EarliestDeadlineFirst.entry,
        UniformRandom.entry,
        WeightedRandom.entry,
        LeastRequests.entry,
        PowerOfChoices.entry,
        PeakEWMA.entry,
        LeastTime.entry,
        Prequal.entry,
        JoinIdleQueue.entry,
        RingHash.entry,
        Maglev.entry,
        Rendezvous.entry,
        BoundedLoad.entry,
        IPHash.entry,
        FirstAvailable.entry,
        StickyCookie<RoundRobin>.entry,
        Aperture<PowerOfChoices>.entry,
    ]

    /// The names of all strategies, in the order of ``entries``.
    public static var names: [String] { entries.map(\.name) }

    /// The entry of the strategy that a specification names.
    ///
    /// - Throws: ``StrategyError/unknownStrategy(_:)``.
    public static func entry(for specification: String) throws(StrategyError) -> StrategyEntry {
        let name = String(specification.prefix { $0 != ":" })
        guard let entry = entries.first(where: { $0.name == name }) else { throw .unknownStrategy(name) }
        return entry
    }

    /// Makes the strategy that a specification such as `round-robin` or `p2c:choices=3` names.
    ///
    /// The same specification and seed make strategies that make the same picks from the same pools.
    public static func make(_ specification: String, seed: UInt64) throws(StrategyError) -> any BalancingStrategy {
        let (entry, arguments) = try parse(specification)
        return try entry.factory(arguments, seed)
    }

    /// What a spread verdict may hold a strategy to, over backends of the given weights.
    public static func spreadRule(
        for specification: String,
        weights: [Double]
    ) throws(StrategyError) -> SpreadRule {
        let (entry, arguments) = try parse(specification)
        return entry.spreadRule(arguments, weights)
    }

    private static func parse(
        _ specification: String
    ) throws(StrategyError) -> (StrategyEntry, StrategyArguments) {
        let entry = try entry(for: specification)
        return (entry, try arguments(of: entry, from: specification.dropFirst(entry.name.count + 1)))
    }

    private static func arguments(
        of entry: StrategyEntry,
        from text: Substring
    ) throws(StrategyError) -> StrategyArguments {
        var texts: [String: String] = [:]
        var rest = text
        while !rest.isEmpty {
            let name = String(rest.prefix { $0 != "=" && $0 != "," })
            rest = rest.dropFirst(name.count)
            let legal = entry.parameters.map(\.name)
            guard rest.first == "=" else { throw .malformedParameter(name, strategy: entry.name, legal: legal) }
            guard let parameter = entry.parameters.first(where: { $0.name == name }) else {
                throw .unknownParameter(name, strategy: entry.name, legal: legal)
            }
            guard texts[name] == nil else { throw .repeatedParameter(name, strategy: entry.name) }
            rest = rest.dropFirst()
            let takesRest = if case .strategy = parameter.kind { true } else { false }
            let value = takesRest ? rest : rest.prefix { $0 != "," }
            texts[name] = String(value)
            rest = rest.dropFirst(value.count + 1)
        }
        var numbers: [String: Double] = [:]
        for parameter in entry.parameters {
            let value = texts[parameter.name] ?? parameter.defaultText
            guard let number = parameter.number(from: value) else {
                throw .illegalValue(
                    value,
                    parameter: parameter.name,
                    strategy: entry.name,
                    legal: parameter.legalValues
                )
            }
            numbers[parameter.name] = number
            texts[parameter.name] = value
        }
        return StrategyArguments(numbers: numbers, texts: texts)
    }
}

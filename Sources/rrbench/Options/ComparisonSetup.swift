internal import Balancing
internal import Experimenting
internal import Measuring
internal import Pacing
internal import Reporting

/// The flags of `rrbench compare` that describe the load, together.
struct ComparisonSetup {
    /// What is compared.
    var comparison: ComparisonOptions
    /// What must hold of the runs, or of the comparison.
    var checks: [CheckExpression]
    /// How much load.
    var load: LoadOptions
    /// Proxy and backends.
    var topology: TopologyOptions
    /// The request.
    var request: RequestOptions
    /// Its connections.
    var connection: ConnectionOptions
    /// The path of the results database.
    var database: String

    /// The repeats of an arm: with 10, an exact Mann–Whitney p can be as small as 0.00001, which leaves room for the
    /// correction over many pairs (docs/comparison.md tells the power).
    private static let repeats = 10
    /// The measured nanoseconds of a round, which its arms share: so short, four arms take less than three minutes.
    private static let roundTime: Int64 = 10_000_000_000
    /// The least measured nanoseconds of a run.
    private static let leastTime: Int64 = 1_000_000_000
    private static let warmup = "500ms"
    private static let cooldown = "100ms"

    /// The comparison that the flags describe; throws a ``CommandFailure`` for the first one that is wrong.
    func plan() throws -> ComparisonPlan {
        let repeats = try ArgumentValue.count(
            comparison.repeats ?? "\(Self.repeats)",
            flag: "--repeats",
            in: 1...1000,
            of: "repeats"
        )
        let cooldown = try ArgumentValue.duration(
            comparison.cooldown ?? Self.cooldown,
            flag: "--cooldown",
            zeroAllowed: true
        )
        if topology.strategy != nil {
            throw CommandFailure.usage("--strategy: a comparison takes several, with --strategies A,B.")
        }
        let scenarios = try self.scenarios.map { ($0, try $0.map(Scenario.load)) }
        let count = try scenarios.reduce(0) { $0 + (try contenders(in: $1.1).count) }
        let arms = try scenarios.flatMap { reference, scenario in
            try self.arms(
                in: reference,
                scenario,
                duration: DurationText.text(max(Self.roundTime / Int64(max(count, 1)), Self.leastTime)),
                repeats: repeats
            )
        }
        try check(arms)
        let isOpenLoop = arms.allSatisfy { $0.plans.allSatisfy { $0.targetRate != nil } }
        return ComparisonPlan(
            arms: arms,
            repeats: repeats,
            cooldown: cooldown,
            rules: try comparison.rules(isOpenLoop: isOpenLoop),
            checks: checks,
            settings: settings(arms, repeats: repeats, cooldown: cooldown),
            databasePath: database,
            version: Version.current
        )
    }

    /// The scenarios by name, or none at all, which is one place to compare in too.
    private var scenarios: [String?] { comparison.scenario.isEmpty ? [nil] : comparison.scenario }

    /// The arms of one scenario: without a proxy first, since it is what the others are held against.
    private func arms(
        in reference: String?,
        _ scenario: Scenario?,
        duration: String,
        repeats: Int
    ) throws -> [PlannedArm] {
        let load = paced(for: scenario, duration: duration)
        let firstSeed = try ArgumentValue.seed(load.seed ?? scenario?.seed.map { "\($0)" } ?? "1")
        let place = reference.flatMap { comparison.scenario.count > 1 ? " in \($0)" : nil } ?? ""
        let checksOfRuns = checks.filter { $0.subject == .run }
        return try contenders(in: scenario).map { contender in
            var topology = topology
            topology.strategy = contender.strategy
            topology.proxy = contender.proxy ?? topology.proxy
            // Any free ports: a comparison needs none that are known, and leaves those that are to others.
            topology.listen = topology.listen ?? "127.0.0.1:0"
            topology.backendPort = topology.backendPort ?? "0"
            let plans = try (0..<repeats).map { round in
                var load = load
                load.seed = "\(firstSeed &+ UInt64(round))"
                var plan = try ExperimentPlan.make(
                    from: scenario,
                    url: nil,
                    load: load,
                    topology: topology,
                    request: request,
                    connection: connection,
                    database: database
                )
                if !checksOfRuns.isEmpty { plan.checks = checksOfRuns }
                return plan
            }
            try plans.first?.checkProxy()
            return PlannedArm(
                name: contender.name + place,
                strategy: contender.strategy,
                proxy: plans.first?.proxyName ?? "",
                scenario: reference ?? "",
                plans: plans
            )
        }
    }

    /// Strategies × proxies, with names that say what differs; `nil` for the proxy that all arms have.
    private func contenders(in scenario: Scenario?) throws -> [(name: String, strategy: String, proxy: String?)] {
        let strategies = try strategies(of: scenario)
        let proxies = comparison.proxies.map { StrategyList.specifications($0) } ?? []
        try ArgumentValue.exclusive(
            ("--proxies", !proxies.isEmpty),
            ("--proxy", topology.proxy != nil),
            because: "both say what balances"
        )
        var list: [(name: String, strategy: String, proxy: String?)] = []
        if let against = comparison.against {
            guard against == ProxyCatalog.direct else {
                throw CommandFailure.usage(
                    "--against \(against): write --against \(ProxyCatalog.direct), or use --proxies."
                )
            }
            list.append((against, strategies[0], against))
        }
        for strategy in strategies {
            for proxy in proxies.isEmpty ? [nil] : proxies.map(Optional.some) {
                let shown = proxies.count > 1 ? proxy : nil
                let name = strategies.count > 1 ? strategy + (shown.map { " on \($0)" } ?? "") : shown ?? strategy
                list.append((name, strategy, proxy))
            }
        }
        return list
    }

    /// The load with a comparison's own times: many short runs tell more than a few long ones.
    ///
    /// Where the load or the backends change in time, the scenario's times are part of it.
    private func paced(for scenario: Scenario?, duration: String) -> LoadOptions {
        var load = load
        let moves = [load.stages, load.trace, scenario?.stages, scenario?.trace].contains { $0 != nil }
        let changes = scenario?.faults.contains { $0.at > 0 || $0.until != nil || $0.period != nil } == true
        guard !moves, !changes else { return load }
        if load.duration == nil, load.requests == nil { load.duration = duration }
        if load.warmup == nil { load.warmup = Self.warmup }
        return load
    }

    /// The strategies that were asked for, or the scenario's; where proxies are compared, one is enough.
    private func strategies(of scenario: Scenario?) throws -> [String] {
        if let text = comparison.strategies { return StrategyList.specifications(text) }
        let named = scenario?.strategies ?? []
        if comparison.proxies != nil || comparison.against != nil { return [named.first ?? StrategyCatalog.names[0]] }
        guard !named.isEmpty else {
            throw CommandFailure.usage("Nothing to compare: give --strategies A,B, or two runs from the history.")
        }
        return named
    }

    private func check(_ arms: [PlannedArm]) throws {
        let names = arms.map(\.name)
        if let twice = names.first(where: { name in names.filter { $0 == name }.count > 1 }) {
            throw CommandFailure.usage("\(twice) is named twice: an arm is compared with others, not with itself.")
        }
        let groups = Dictionary(grouping: arms, by: \.scenario)
        guard let lonely = groups.first(where: { $0.value.count < 2 })?.value.first else { return }
        throw CommandFailure.usage("\(lonely.name) has nothing to be compared with: give --strategies A,B.")
    }

    /// What all arms share, as a report shows it, and what those of one scenario do.
    private func settings(_ arms: [PlannedArm], repeats: Int, cooldown: Int64) -> [ReportFact] {
        var facts = [
            ReportFact("repeats", "\(repeats)"), ReportFact("cool-down", DurationText.text(cooldown)),
        ]
        guard let plan = arms.first?.plans.first else { return facts }
        if !comparison.scenario.isEmpty {
            facts.insert(ReportFact("scenario", comparison.scenario.joined(separator: ", ")), at: 0)
        }
        facts.append(ReportFact("seeds", "\(plan.seed) to \(plan.seed &+ UInt64(repeats - 1)), one a round"))
        let scenarios = scenarios.map { $0 ?? "" }.map { scenario in
            let plans = arms.filter { $0.scenario == scenario }.compactMap(\.plans.first)
            return (name: scenario, facts: SharedFacts.common(plans.map(\.settingFacts)))
        }
        return facts + SharedFacts.settings(scenarios)
    }
}

internal import Experimenting
internal import Measuring
internal import Pacing
internal import Reporting

/// The flags of `rrbench compare` that describe the load, together.
struct ComparisonSetup {
    /// What is compared.
    var comparison: ComparisonOptions
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
            in: 1...10_000,
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
        let count = try scenarios.reduce(0) { $0 + (try strategies(of: $1.1).count) }
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
            settings: settings(arms, repeats: repeats, cooldown: cooldown),
            databasePath: database,
            version: Version.current
        )
    }

    /// The scenarios by name, or none at all, which is one place to compare in too.
    private var scenarios: [String?] { comparison.scenario.isEmpty ? [nil] : comparison.scenario }

    private func arms(
        in reference: String?,
        _ scenario: Scenario?,
        duration: String,
        repeats: Int
    ) throws -> [PlannedArm] {
        let load = paced(for: scenario, duration: duration)
        let firstSeed = try ArgumentValue.seed(load.seed ?? scenario?.seed.map { "\($0)" } ?? "1")
        let place = reference.flatMap { comparison.scenario.count > 1 ? " in \($0)" : nil } ?? ""
        return try strategies(of: scenario).map { strategy in
            var topology = topology
            topology.strategy = strategy
            // Any free ports: a comparison needs none that are known, and leaves those that are to others.
            topology.listen = topology.listen ?? "127.0.0.1:0"
            topology.backendPort = topology.backendPort ?? "0"
            let plans = try (0..<repeats).map { round in
                var load = load
                load.seed = "\(firstSeed &+ UInt64(round))"
                return try ExperimentPlan.make(
                    scenario: reference,
                    url: nil,
                    load: load,
                    topology: topology,
                    request: request,
                    connection: connection,
                    database: database
                )
            }
            return PlannedArm(
                name: strategy + place,
                strategy: strategy,
                proxy: "embedded",
                scenario: reference ?? "",
                plans: plans
            )
        }
    }

    /// The load with a comparison's own times: many short runs tell more than a few long ones.
    ///
    /// Where the load moves in time, the scenario's times are part of it.
    private func paced(for scenario: Scenario?, duration: String) -> LoadOptions {
        var load = load
        let moves = [load.stages, load.trace, scenario?.stages, scenario?.trace].contains { $0 != nil }
        guard !moves else { return load }
        if load.duration == nil, load.requests == nil { load.duration = duration }
        if load.warmup == nil { load.warmup = Self.warmup }
        return load
    }

    private func strategies(of scenario: Scenario?) throws -> [String] {
        if let text = comparison.strategies { return StrategyList.specifications(text) }
        guard let named = scenario?.strategies, !named.isEmpty else {
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

    /// What all arms share, as a report shows it.
    private func settings(_ arms: [PlannedArm], repeats: Int, cooldown: Int64) -> [ReportFact] {
        var facts = [
            ReportFact("repeats", "\(repeats)"), ReportFact("cool-down", DurationText.text(cooldown)),
        ]
        guard let plan = arms.first?.plans.first else { return facts }
        if !comparison.scenario.isEmpty {
            facts.insert(ReportFact("scenario", comparison.scenario.joined(separator: ", ")), at: 0)
        }
        facts.append(ReportFact("seeds", "\(plan.seed) to \(plan.seed &+ UInt64(repeats - 1)), one a round"))
        return facts + plan.settingFacts
    }
}

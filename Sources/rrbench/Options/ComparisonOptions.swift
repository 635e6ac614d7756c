internal import ArgumentParser
internal import Experimenting
internal import Measuring

/// What is compared, how often, and what counts as a difference.
struct ComparisonOptions: ParsableArguments {
    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp(
            "Balancing strategies. (default: those of the scenario; with --proxies or --against its first one, or round-robin)",
            valueName: "a,b,…"
        )
    )
    var strategies: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp(
            "What balances: \(ProxyCatalog.names.joined(separator: ", ")), or YAML files. (default: embedded)",
            valueName: "a,b,…"
        )
    )
    var proxies: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Hold all against the same load without a proxy: direct.", valueName: "direct")
    )
    var against: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A built-in scenario or a YAML file; repeat it to compare within each. Flags override it.",
            valueName: "name|file"
        )
    )
    var scenario: [String] = []

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Runs of each arm, interleaved. (default: 10)", valueName: "n")
    )
    var repeats: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Silence between two runs. (default: 100ms)", valueName: "t")
    )
    var cooldown: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("The least difference that counts. (default: 2%)", valueName: "part")
    )
    var minEffect: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What is judged: \(ComparisonMetric.allCases.map(\.rawValue).joined(separator: ", ")). "
                + "(default: \(ComparisonMetric.judgedByDefault(inOpenLoop: true).map(\.rawValue).joined(separator: ",")), in a "
                + "closed loop also \(ComparisonMetric.throughput.rawValue))",
            valueName: "a,b,…"
        )
    )
    var metrics: String?

    /// The flags that were given although runs from the history are what they are.
    var flagsThatDriveLoad: [String] {
        let texts = [
            ("--strategies", strategies), ("--repeats", repeats), ("--cooldown", cooldown), ("--proxies", proxies),
            ("--against", against),
        ]
        return texts.compactMap { $0.1 == nil ? nil : $0.0 } + (scenario.isEmpty ? [] : ["--scenario"])
    }

    /// What it takes to call a difference one, on a load of the given kind.
    func rules(isOpenLoop: Bool) throws -> ComparisonRules {
        var rules = ComparisonRules(metrics: ComparisonMetric.judgedByDefault(inOpenLoop: isOpenLoop))
        if let minEffect { rules.minimumEffect = try Self.part(minEffect) }
        if let metrics {
            rules.metrics = try metrics.split(separator: ",", omittingEmptySubsequences: false).map { name in
                guard let metric = ComparisonMetric(named: String(name)) else {
                    let names = ComparisonMetric.allCases.map(\.rawValue).joined(separator: ", ")
                    throw CommandFailure.usage("--metrics \(name): choose from \(names).")
                }
                return metric
            }
        }
        guard Set(rules.metrics).count == rules.metrics.count else {
            throw CommandFailure.usage("--metrics \(metrics ?? ""): name each metric once.")
        }
        return rules
    }

    /// A part of a whole: `2%` or `0.02`.
    private static func part(_ text: String) throws -> Double {
        let number = text.hasSuffix("%") ? Double(text.dropLast()).map { $0 / 100 } : Double(text)
        guard let number, number >= 0, number < 1 else {
            throw CommandFailure.usage("--min-effect \(text): give a part below one, such as 2% or 0.02.")
        }
        return number
    }
}

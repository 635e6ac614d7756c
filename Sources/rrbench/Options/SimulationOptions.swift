internal import ArgumentParser
internal import Pacing

/// What is simulated: the system, the load on it, and for how long.
///
/// What is not given is the scenario's.
struct SimulationOptions: ParsableArguments {
    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("A built-in scenario or a YAML file; flags override it.", valueName: "name|file")
    )
    var scenario: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Strategies, comma-separated. (default: round-robin)", valueName: "name,…")
    )
    var strategy: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp(
            "Strategies to compare on common random numbers; the first is the baseline.",
            valueName: "name,…"
        )
    )
    var compare: String?

    @Option(name: .long, parsing: .unconditional, help: ArgumentHelp("Backends. (default: 10)", valueName: "n"))
    var backends: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Clients, each with a strategy of its own. (default: 1)", valueName: "n")
    )
    var clients: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Load over what the backends can do. (default: 0.9)", valueName: "u")
    )
    var utilization: String?

    @Option(
        name: [.customShort("q"), .customShort("R"), .long],
        parsing: .unconditional,
        help: ArgumentHelp("Requests per second in all, instead of a utilization.", valueName: "r")
    )
    var rate: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp(
            "Spacing of the arrivals: \(ShapeCatalog.forms.joined(separator: ", ")). (default: poisson)",
            valueName: "shape"
        )
    )
    var arrivals: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp(
            "Instead of a rate, one that moves linearly to R over time T, stage by stage: 10s:500,30s:2k.",
            valueName: "t:r,…"
        )
    )
    var stages: String?

    @Option(
        name: .long,
        help: ArgumentHelp("A recorded trace of arrivals, instead of a rate: CSV of offsets.", valueName: "file")
    )
    var trace: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Service time. (default: exponential:1ms)", valueName: "dist")
    )
    var service: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("fifo, or ps for processor sharing. (default: fifo)", valueName: "discipline")
    )
    var discipline: String?

    @Option(
        name: [.customShort("n"), .long],
        parsing: .unconditional,
        help: ArgumentHelp("Measured requests. (default: 1000000)", valueName: "n")
    )
    var requests: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Requests before them that do not count. (default: a tenth)", valueName: "n")
    )
    var warmupRequests: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Clients see the load as it was at the last multiple of this time.", valueName: "t")
    )
    var staleness: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Seeds arrivals, service times and strategies. (default: 1)", valueName: "n")
    )
    var seed: String?
}

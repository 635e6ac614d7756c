internal import ArgumentParser
internal import Pacing

/// How much load, in which shape, for how long.
struct LoadOptions: ParsableArguments {
    private static let shapes = ShapeCatalog.forms.joined(separator: ", ")

    @Option(
        name: [.customShort("c"), .long],
        parsing: .unconditional,
        help: ArgumentHelp(
            "Concurrent connections (closed loop), or the most requests in flight (open loop). (default: 50)",
            valueName: "n"
        )
    )
    var connections: String?

    @Option(
        name: [.customShort("z"), .long],
        parsing: .unconditional,
        help: ArgumentHelp(
            "Measured time of a run, such as 500ms, 10s or 2m. (default: 10s; compare: a part of 10s)",
            valueName: "t"
        )
    )
    var duration: String?

    @Option(
        name: [.customShort("n"), .long],
        parsing: .unconditional,
        help: ArgumentHelp("Stop after this many measured requests, instead of a duration.", valueName: "n")
    )
    var requests: String?

    @Option(
        name: [.customShort("q"), .customShort("R"), .long],
        parsing: .unconditional,
        help: ArgumentHelp(
            "Open loop: requests per second in all, such as 2000 or 2k. (default: closed loop)",
            valueName: "r"
        )
    )
    var rate: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Spacing of an open loop: \(Self.shapes). (default: constant)", valueName: "shape")
    )
    var arrivals: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp(
            "Open loop that moves linearly to rate R over time T, stage by stage: 10s:500,30s:2k.",
            valueName: "t:r,…"
        )
    )
    var stages: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Open loop that replays a recorded trace: CSV with the offset of each request.",
            valueName: "file"
        )
    )
    var trace: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp(
            "Closed loop: time from an answer to the client's next request, such as 5ms or exponential:5ms.",
            valueName: "dist"
        )
    )
    var think: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp(
            "Sent and recorded, but kept out of every figure. (default: 1s; compare: 500ms)",
            valueName: "t"
        )
    )
    var warmup: String?

    @Option(
        name: [.customShort("t"), .long],
        parsing: .unconditional,
        help: ArgumentHelp("Generator threads, each with curl multi handles of its own. (default: 1)", valueName: "n")
    )
    var threads: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Seeds arrivals, service times and random strategies. (default: 1)", valueName: "n")
    )
    var seed: String?
}

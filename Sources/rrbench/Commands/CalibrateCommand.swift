internal import ArgumentParser
internal import Experimenting
internal import LoadDriving
internal import Recording
internal import Reporting

/// `rrbench calibrate`: what the load generator can do on this machine.
struct CalibrateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calibrate",
        abstract: "What the load generator can do on this machine.",
        discussion: """
            Drives a dummy backend without a proxy: the highest rate at which requests leave on time, the CPU of a \
            request, the error of a known delay. The result is kept in the database, and 'rrbench run' says when it is \
            asked for more. With --stall it is held to theory on a server that stops for a known time; nothing is kept.

            Exit status: 0 done; 1 could not run; 2 --stall found a miss; 64 wrong usage; 130 interrupted.
            """
    )

    @Option(
        name: [.customShort("t"), .long],
        parsing: .unconditional,
        help: ArgumentHelp("Generator threads. (default: 1)", valueName: "n")
    )
    var threads: String?

    @Option(
        name: [.customShort("c"), .long],
        parsing: .unconditional,
        help: ArgumentHelp("Concurrent connections. (default: 32)", valueName: "n")
    )
    var connections: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Stop the backend for this long, and compare with theory.", valueName: "t")
    )
    var stall: String?

    @OptionGroup(title: "Results")
    var results: DatabaseOptions

    @Flag(name: .long, help: "Print the result as JSON, and nothing else, on standard output.")
    var json = false

    @Flag(name: .long, help: "Show no progress.")
    var noProgress = false

    func run() throws {
        let stop = StopRequest()
        SignalWatch.start { stop.make() }
        do {
            if let stall { try checkStall(stall, stop) } else { try calibrate(stop) }
        } catch is CalibrationStop {
            throw ExitStatus.interrupted.exitCode
        }
    }

    private func calibrate(_ stop: StopRequest) throws {
        let connections = try ArgumentValue.count(
            connections ?? "32",
            flag: "-c",
            in: 1...LoadPlan.mostConnections,
            of: "connections"
        )
        let threads = try ArgumentValue.count(threads ?? "1", flag: "-t", in: 1...connections, of: "threads")
        let database = try ResultsDatabase(path: results.db)
        let study = CalibrationStudy(threads: threads, connections: connections) { stop.isMade }
        let report = try study.run(progress: note)
        if let record = report.record { try database.addCalibration(record, version: Version.current) }
        try OutputFile(nil).write(json ? report.json : report.text)
    }

    private func checkStall(_ text: String, _ stop: StopRequest) throws {
        if connections != nil {
            throw CommandFailure.usage("-c and --stall contradict each other: the stall says how much is in flight.")
        }
        let nanoseconds = try ArgumentValue.duration(text, flag: "--stall")
        guard (Self.shortestStall...StallStudy.longest).contains(nanoseconds) else {
            throw CommandFailure.usage(
                "--stall \(text): choose a time from 100ms to \(StallStudy.longest / 1_000_000_000)s."
            )
        }
        let threads = try ArgumentValue.count(threads ?? "1", flag: "-t", in: 1...32, of: "threads")
        let study = StallStudy(stall: nanoseconds, threads: threads) { stop.isMade }
        let report = try study.run(progress: note)
        try OutputFile(nil).write(json ? report.json : report.text)
        if !report.passed { throw ExitStatus.verdictFailed.exitCode }
    }

    /// Below it the machine's own hiccups are as long as the stall.
    private static let shortestStall: Int64 = 100_000_000

    private func note(_ sentence: String) {
        if !noProgress, Terminal.errorIsTerminal { Terminal.note(sentence) }
    }
}

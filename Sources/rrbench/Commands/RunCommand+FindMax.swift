internal import ArgumentParser
internal import Experimenting
internal import LoadDriving
internal import Reporting

/// `rrbench run --find-max`: the highest rate that meets an objective.
extension RunCommand {
    /// Connections of a search where nobody says: enough that the server is the limit, and not they.
    private static let searchConnections = "500"

    /// Searches, and reports the search instead of a run.
    func search(for text: String) throws {
        let objective: CheckExpression
        do {
            objective = try CheckExpression(text)
        } catch {
            throw CommandFailure.usage("--find-max: \(error)")
        }
        try refuseBesideSearch()
        let format = try output.name(among: ["text", "html", "json"])
        var load = load
        load.connections = load.connections ?? Self.searchConnections
        load.rate = load.rate ?? "\(Int(RateSearchStudy.firstRate))"
        load.duration = load.duration ?? "\(RateSearchStudy.trialDuration / 1_000_000_000)s"
        let plan = try plan(load: load)
        guard let start = plan.targetRate else {
            throw CommandFailure.usage("--find-max needs a rate to begin with: give -q.")
        }
        let destination = try output.file()
        let study = RateSearchStudy(plan, objective: objective, start: start)
        SignalWatch.start { study.requestStop() }
        do {
            let report = try study.run { trial in
                if !noProgress { Terminal.note(trial.progressLine) }
            }
            try destination.write(format == "html" ? report.html : format == "json" ? report.json : report.text)
            if report.isInterrupted { throw ExitStatus.interrupted.exitCode }
            if report.confirmation == nil { throw ExitStatus.verdictFailed.exitCode }
        } catch is SearchStop {
            throw ExitStatus.interrupted.exitCode
        }
    }

    private func refuseBesideSearch() throws {
        for other in [("--check", !checks.check.isEmpty), ("--junit", checks.junit != nil)] {
            try ArgumentValue.exclusive(("--find-max", true), other, because: "the objective is the check")
        }
        let others = [
            ("--stages", load.stages != nil), ("--trace", load.trace != nil), ("--requests", load.requests != nil),
            ("--think", load.think != nil),
        ]
        for other in others {
            try ArgumentValue.exclusive(
                ("--find-max", true),
                other,
                because: "each trial is an open loop of one rate for -z"
            )
        }
    }
}

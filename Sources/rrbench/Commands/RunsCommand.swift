internal import ArgumentParser
internal import Recording

/// `rrbench runs`: the history in the database.
struct RunsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs",
        abstract: "The history in the database.",
        subcommands: [List.self, Show.self, Merge.self, Delete.self],
        defaultSubcommand: List.self
    )

    /// `rrbench runs list`: a line a run, oldest first.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "A line a run, oldest first.")

        @OptionGroup(title: "Results")
        var results: DatabaseOptions

        func run() throws {
            let runs = try ResultsDatabase(path: results.db, access: .existing).runs()
            try OutputFile(nil).write(RunTable.text(runs))
        }
    }

    /// `rrbench runs show`: what was run, where and how.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "What was run, where, and how it ended.")

        @Argument(help: ArgumentHelp("The run's number, a prefix of its uuid, or 'last'.", valueName: "run"))
        var reference = "last"

        @OptionGroup(title: "Results")
        var results: DatabaseOptions

        func run() throws {
            let database = try ResultsDatabase(path: results.db, access: .existing)
            let stored = try database.run(matching: RunReference(reference))
            let text = RunTable.details(stored, backends: try database.backends(ofRun: stored.id))
            try OutputFile(nil).write(text)
        }
    }

    /// `rrbench runs merge`: the runs of another database.
    struct Merge: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add all runs and comparisons of another database, under new numbers; it is only read."
        )

        @Argument(help: ArgumentHelp("The other results database.", valueName: "file"))
        var other: String

        @OptionGroup(title: "Results")
        var results: DatabaseOptions

        func run() throws {
            // First the source, so that a wrong one leaves no new database behind.
            let source = try openSource()
            let target = try ResultsDatabase(path: results.db)
            try target.merge(source) { outcome in
                switch outcome {
                case .added(let run, let number, let uuid): Terminal.note("run \(run) is now run \(number) (\(uuid))")
                case .present(let run, let number, let uuid):
                    Terminal.note("run \(run) is here already as run \(number) (\(uuid))")
                case .running(let run, let uuid):
                    Terminal.note("run \(run) is still being recorded and was left out (\(uuid))")
                }
            }
            try target.mergeComparisons(of: source) { outcome in
                switch outcome {
                case .added(let comparison, let number):
                    Terminal.note("comparison \(comparison) is now comparison \(number)")
                case .present(let comparison, let number):
                    Terminal.note("comparison \(comparison) is here already as comparison \(number)")
                case .running(let comparison):
                    Terminal.note("comparison \(comparison) is still being made and was left out")
                }
            }
        }

        private func openSource() throws -> MergeSource {
            do throws(RecordingError) {
                return try MergeSource(path: other)
            } catch {
                switch error {
                case .missing, .directory, .notADatabase, .foreignDatabase:
                    throw CommandFailure.couldNotRun("\(other) is no results database of rrbench; name one to merge.")
                default: throw error
                }
            }
        }
    }

    /// `rrbench runs delete`: a run with all its rows.
    struct Delete: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Delete runs with all their rows.")

        @Argument(help: "Runs, each by its number, a prefix of its uuid, or 'last'.")
        var runs: [String]

        @OptionGroup(title: "Results")
        var results: DatabaseOptions

        func run() throws {
            let database = try ResultsDatabase(path: results.db, access: .existing)
            // All references are looked up before anything is deleted: `last` means one run, whatever came before.
            let stored = try runs.map { try database.run(matching: RunReference($0)) }
            for run in stored {
                try database.deleteRun(run.id)
                Terminal.note("deleted run \(run.id) (\(run.uuid))")
            }
        }
    }
}

/// Why a command ends without doing its work: one sentence for the user and the exit status for the script.
struct CommandFailure: Error, CustomStringConvertible {
    /// One sentence that names the value and the remedy.
    var description: String
    /// What the process exits with.
    var status: ExitStatus

    /// The command line is wrong (status 64).
    static func usage(_ description: String) -> CommandFailure {
        CommandFailure(description: description, status: .usage)
    }

    /// The command line is right and the work cannot be done (status 1).
    static func couldNotRun(_ description: String) -> CommandFailure {
        CommandFailure(description: description, status: .couldNotRun)
    }
}

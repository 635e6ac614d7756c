internal import ArgumentParser
internal import Experimenting

/// What to tell the user of an error, and what to exit with.
enum Failure {
    /// The message (help and version included, with status 0) and the status.
    static func explain(_ error: any Error) -> (message: String, status: ExitStatus) {
        switch error {
        case let failure as CommandFailure:
            return (failure.description, failure.status)
        case ExperimentError.usage(let sentence):
            return (sentence, .usage)
        case let status as ExitCode:
            return ("", ExitStatus(rawValue: status.rawValue) ?? .couldNotRun)
        default:
            break
        }
        if RRBench.exitCode(for: error) == .success {
            return (RRBench.fullMessage(for: error), .success)
        }
        if RRBench.exitCode(for: error) == .validationFailure {
            let hint = "'rrbench help' lists the commands, '--help' the flags of each."
            return ("\(RRBench.message(for: error)); \(hint)", .usage)
        }
        return ("\(error)", .couldNotRun)
    }
}

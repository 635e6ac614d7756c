internal import ArgumentParser

/// The exit statuses that scripts may rely on (INTERFACE: "Exit status").
enum ExitStatus: Int32 {
    /// Done, and every check passed.
    case success = 0
    /// Could not run; the message says what to do.
    case couldNotRun = 1
    /// A check or the spread verdict failed.
    case verdictFailed = 2
    /// The measurement cannot be believed.
    case invalid = 3
    /// The command line is wrong.
    case usage = 64
    /// Ended by the user; what was measured is recorded.
    case interrupted = 130

    /// The same, for the argument parser.
    var exitCode: ExitCode { ExitCode(rawValue) }
}

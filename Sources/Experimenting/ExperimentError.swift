/// Why an experiment did not start, or could not be finished, as one sentence with the value and the remedy.
package enum ExperimentError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was asked for makes no sense (exit status 64).
    case usage(String)
    /// What was asked for cannot be done here and now (exit status 1).
    case cannotRun(String)

    /// The sentence for the user.
    package var description: String {
        switch self {
        case .usage(let sentence), .cannotRun(let sentence): sentence
        }
    }
}

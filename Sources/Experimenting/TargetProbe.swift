internal import LoadDriving
internal import Measuring

/// Refuses a run on a target that cannot be reached, before anything is recorded.
enum TargetProbe {
    /// Returns when the target of a checked load could be reached.
    ///
    /// A target that is reached and then fails (a certificate that is not accepted, a handshake that does not end) is a
    /// target to be measured, and so is a name that cannot be resolved: its requests are rows with that error.
    static func check(_ load: LoadPlan) throws(ExperimentError) {
        let finding: ConnectionProbe.Finding
        do {
            finding = try ConnectionProbe.connect(for: load)
        } catch {
            throw .usage(error.description)
        }
        switch finding.error {
        case .connectRefused, .connectFailed, .connectTimeout:
            throw .cannotRun(
                "Nothing answers at \(load.unixSocket ?? load.url) (\(finding.sentence)); start the server, correct the "
                    + "\(load.unixSocket == nil ? "URL" : "path"), or measure the failures with --no-probe."
            )
        default: return
        }
    }
}

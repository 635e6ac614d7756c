internal import Measuring
internal import Reporting

/// A run of a comparison that has ended, one way or another.
struct FinishedRun {
    /// The number of its arm.
    var arm: Int
    /// Its round, from 0; `nil` for a run from the history.
    var round: Int?
    /// What it measured.
    var report: RunReport

    /// Why its figures do not count, in a sentence; `nil` where they do.
    var objection: String? {
        let validity = report.summary.validity
        guard validity.grade == .invalid else { return nil }
        return "it is INVALID. " + validity.reasons.joined(separator: " ")
    }
}

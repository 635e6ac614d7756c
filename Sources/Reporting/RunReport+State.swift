internal import Measuring

extension RunReport {
    /// What a reader of a run must know that has not come to its end, or in which nothing succeeded; `nil` otherwise.
    var stateSentence: String? {
        let requests = summary.requests
        switch summary.run.state {
        case .running: return "This run has not come to its end: its process is still at it, or was killed."
        case .interrupted: return "This run was interrupted; the figures are of what was measured until then."
        case .failed: return "This run failed; the figures are of what was measured until then."
        case .complete:
            if requests.sent == 0 { return "No request was measured." }
            return requests.succeeded == 0 ? "Every request failed." : nil
        }
    }
}

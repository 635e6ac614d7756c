internal import Measuring
internal import Recording

extension RunReader {
    /// A fault is noted when it has taken effect; the first request that it met may have ended this much earlier.
    private static let noteDelay: Int64 = 10_000_000

    /// Until when it is known who could be picked, in nanoseconds since the start of a run; `nil` where it always is.
    ///
    /// The embedded proxy tells of its membership. Another one may, from the first fault on that makes requests fail or
    /// wait, leave the backend out and give its requests to others; faults that only slow answers down change no pick. The
    /// moment is the sending of the first request that was under way then, so that all sent before it had ended.
    func membershipEnd(of run: StoredRun, _ events: [RunEvent]) throws -> Int64? {
        guard run.proxy != ProxyCatalog.embedded, run.proxy != ProxyCatalog.direct,
            let fault = events.first(where: \.beginsFailures)
        else { return nil }
        let start = fault.atNanoseconds - Self.noteDelay
        var end: Int64?
        try database.forEachSample(ofRun: run.id, columns: [.sentNanoseconds, .finishedNanoseconds]) { sample in
            if sample.finishedNanoseconds >= start { end = min(end ?? start, sample.sentNanoseconds) }
        }
        return end.map { max(0, $0) }
    }
}

extension RunEvent {
    /// Whether a fault begins that makes requests fail or wait.
    fileprivate var beginsFailures: Bool {
        kind == "fault_start" && detail?.hasPrefix("slow") == false && detail?.hasPrefix("fixed") == false
    }
}

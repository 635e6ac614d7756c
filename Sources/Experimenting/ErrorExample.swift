internal import LoadDriving
internal import Recording

/// One failure of a class in words, as an event of its run: what a person needs who asks what the class means here.
struct ErrorExample: Equatable {
    private static let kind = "error_example"

    /// The class.
    let name: String
    /// What libcurl said of it, or the status.
    let sentence: String

    /// The event, at the end of the measured interval.
    func event(at result: LoadResult) -> RunEvent {
        RunEvent(
            atNanoseconds: result.measuredInterval.upperBound,
            kind: Self.kind,
            detail: "\(name): \(sentence)"
        )
    }

    /// An example of a class.
    init(name: String, sentence: String) {
        self.name = name
        self.sentence = sentence
    }

    /// The example that an event tells, if it tells one.
    init?(_ event: RunEvent) {
        guard event.kind == Self.kind, let detail = event.detail, let colon = detail.firstRange(of: ": ") else {
            return nil
        }
        self.init(name: String(detail[..<colon.lowerBound]), sentence: String(detail[colon.upperBound...]))
    }
}

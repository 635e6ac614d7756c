internal import Measuring

/// One failure of each class in libcurl's words, for people; kept once a class, so it costs a busy failure nothing.
struct FailureExamples: Sendable {
    private(set) var sentences: [RequestError: String] = [:]

    /// Keeps the sentence about a failure if it is the first of its class.
    mutating func note(_ error: RequestError, _ transfer: UnsafeMutablePointer<Transfer>) {
        guard sentences[error] == nil else { return }
        sentences[error] = transfer.pointee.failureSentence ?? ""
    }
}

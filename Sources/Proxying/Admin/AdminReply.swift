/// What the administration answers.
struct AdminReply: Sendable, Equatable {
    var status = 200
    var contentType = "text/plain; charset=utf-8"
    /// The methods that it would have taken; for `Allow`.
    var allowed: [String] = []
    var text: String

    /// A sentence.
    init(status: Int = 200, _ sentence: String) {
        self.status = status
        text = sentence + "\n"
    }

    /// What tells a client why not.
    init(_ refusal: AdminRefusal) {
        self.init(status: refusal.status, refusal.reason)
        allowed = refusal.allowed
    }

    /// A document of some type.
    init(_ text: String, contentType: String) {
        self.text = text
        self.contentType = contentType
    }
}

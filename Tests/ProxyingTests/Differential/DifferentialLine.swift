/// One line of `docs/differential.md`: bytes that proxies treat differently, and what this one does with them.
struct DifferentialLine: Sendable {
    /// What must become of an input.
    enum Expectation: Sendable, Equatable {
        /// The client gets this status, and the backend nothing.
        case refused(Int)
        /// The client gets 200, and the backend exactly these bytes.
        case forwarded(String)
    }

    /// The input in words.
    let input: String
    /// What nginx 1.22.1 and HAProxy 2.6.12 do with it.
    let nginx: String
    let haproxy: String
    /// What this proxy does, in words; what of it can be tested is in the cases.
    let rrbench: String
    /// Raw requests, each with what must become of it.
    let cases: [(request: String, expectation: Expectation)]

    /// The line as the document has it.
    var markdown: String { "| \(input) | \(nginx) | \(haproxy) | \(rrbench) |" }

    /// A line whose every input is refused with the same status.
    static func refused(
        _ status: Int,
        _ input: String,
        nginx: String,
        haproxy: String,
        _ requests: [String]
    ) -> DifferentialLine {
        DifferentialLine(
            input: input,
            nginx: nginx,
            haproxy: haproxy,
            rrbench: "\(status)",
            cases: requests.map { ($0, .refused(status)) }
        )
    }

    /// A line of one input that goes on.
    static func forwarded(
        _ input: String,
        nginx: String,
        haproxy: String,
        rrbench: String,
        _ request: String,
        _ seen: String
    ) -> DifferentialLine {
        DifferentialLine(
            input: input,
            nginx: nginx,
            haproxy: haproxy,
            rrbench: rrbench,
            cases: [(request, .forwarded(seen))]
        )
    }
}

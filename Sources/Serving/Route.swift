internal import HTTPWire
internal import Pacing

/// What a request's path asks of a backend.
enum Route: Equatable, Sendable {
    /// `/`: the backend's name and the request's number.
    case greeting
    /// `/echo`: the request itself as JSON.
    case echo
    /// `/bytes/N`: a body of N bytes.
    case bytes(Int64)
    /// `/health`: whether the backend is up; no request in its counts, and no service time.
    case health
    /// `/probe`: its load and latency, for a proxy that balances by probes; as `/health` no request.
    case probe
    /// `/status/CODE`: a response of that status.
    case status(Int)
    /// `/delay/T`: like `/`, with so many nanoseconds of service time added.
    case delay(Int64)
    /// Anything else.
    case unknown

    /// Whether it is load: counted, given its service time, made to fail; a question about the backend is not.
    var isLoad: Bool { self != .health && self != .probe }

    /// The largest N of `/bytes/N`: 10 GiB.
    static let largestBody: Int64 = 10 << 30
    /// The statuses of final responses.
    static let statuses = 200...599
    /// The longest added service time, one hour: longer than any client waits.
    static let longestDelay: Int64 = 3600 * 1_000_000_000
    /// The answer to an unknown path.
    static let help: String =
        "There is no such path here; use /, /echo, /bytes/N (up to \(largestBody)), /health, /probe, /status/CODE "
        + "(\(statuses.lowerBound) to \(statuses.upperBound)) or /delay/T (such as 50ms, up to 1h).\n"

    /// The route of a path, whose query is ignored; no path means `/` (RFC 9110, section 4.2.3).
    init(path: UnsafeRawBufferPointer) {
        if path.isExactly("/") {
            self = .greeting
            return
        }
        let text = String(decoding: path.prefix { $0 != UInt8(ascii: "?") }, as: UTF8.self)
        guard text.first == "/" else {
            self = text.isEmpty ? .greeting : .unknown
            return
        }
        let parts = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        switch (parts.first, parts.count) {
        case ("", 1): self = .greeting
        case ("echo", 1): self = .echo
        case ("health", 1): self = .health
        case ("probe", 1): self = .probe
        case ("bytes", 2): self = Self.number(parts[1], in: 0...Self.largestBody).map { .bytes($0) } ?? .unknown
        case ("status", 2):
            let range = Int64(Self.statuses.lowerBound)...Int64(Self.statuses.upperBound)
            self = Self.number(parts[1], in: range).map { .status(Int($0)) } ?? .unknown
        case ("delay", 2):
            let delay = try? DurationText.nanoseconds(String(parts[1]))
            self = delay.flatMap { $0 <= Self.longestDelay ? .delay($0) : nil } ?? .unknown
        default: self = .unknown
        }
    }

    /// A decimal number without sign, in range.
    private static func number(_ text: Substring, in range: ClosedRange<Int64>) -> Int64? {
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let number = Int64(text), range.contains(number)
        else { return nil }
        return number
    }
}

internal import Foundation

/// Everything that the administration tells of a proxy, at one moment; encoded, it is `/status`.
struct ProxyStatus: Sendable, Encodable {
    /// Whether new requests are taken.
    enum State: String, Sendable, Encodable, CaseIterable {
        case serving, draining
    }

    /// What is open.
    struct Connections: Sendable, Encodable {
        /// From clients.
        var client: Int64
        /// To backends, idle ones included.
        var upstream: Int64
        /// To backends, waiting for a request.
        var idle: Int
    }

    /// Requests that have a backend.
    struct Requests: Sendable, Encodable {
        var inFlight: Int
        /// Those among them that wait for a place.
        var waiting: Int
    }

    /// The budget of retries.
    struct RetryBudget: Sendable, Encodable {
        /// Retries under way that are charged.
        var active: Int
        /// Retries that it refused.
        var refused: Int64
    }

    /// The number of this form.
    var schema = 1
    var version: String
    var state: State
    var startedAt: Date
    /// Seconds.
    var uptimeS: Double
    /// CPU time of the event loops in seconds.
    var cpuS: Double
    /// Where clients connect.
    var listen: String
    var strategy: String
    /// Event loops.
    var threads: Int
    var mode: FleetMode
    var connections: Connections
    var requests: Requests
    var counters: ProxyCounters
    /// Final responses by the class of their status, from `1xx` to `5xx`.
    var responses: [String: Int64]
    var retryBudget: RetryBudget
    /// What became of the lines of the access log, where there is one.
    var accessLog: AccessLogCounters?
    var backends: [BackendStatus]
    /// For `/metrics` alone: JSON has no use for buckets.
    var responseTimes: ResponseTimes

    private enum CodingKeys: CodingKey {
        case schema, version, state, startedAt, uptimeS, cpuS, listen, strategy, threads, mode, connections, requests
        case counters, responses, retryBudget, accessLog, backends
    }

    /// Whether requests find a backend.
    var isServing: Bool { state == .serving && backends.contains { $0.eligible } }

    /// Anything of it as JSON, with the keys in order, so that two answers can be compared.
    static func json(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.dateEncodingStrategy = .iso8601
        // Fails only for numbers that JSON cannot say, and the proxy has none.
        let data = (try? encoder.encode(value)) ?? Data()
        return String(decoding: data, as: UTF8.self) + "\n"
    }
}

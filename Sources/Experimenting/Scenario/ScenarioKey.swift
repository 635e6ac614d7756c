/// The keys of a scenario file, in the order in which `docs/scenarios.md` explains them.
package enum ScenarioKey: String, CaseIterable, Sendable {
    case name, summary, expect, source
    case strategy, backends, concurrency, service
    case rate, utilization, stages, trace, arrivals, duration, requests, warmup, timeout, seed
    case requestCount = "request_count"
    case requestOrder = "request_order"
    case warmupRequests = "warmup_requests"
    case connections, threads, think, method, headers, body, keepalive
    case bodyFile = "body_file"
    case bodySize = "body_size"
    case connectionMode = "connection_mode"
    case http2, streams, insecure, cacert, cert, key, resolve, compressed, cookies
    case unixSocket = "unix_socket"
    case followRedirects = "follow_redirects"
    case expectStatus = "expect_status"
    case expectHeader = "expect_header"
    case expectBody = "expect_body"
    case checks
    case omitted, listen, probe
    case backendPort = "backend_port"
    case backendHeader = "backend_header"
    case proxyThreads = "proxy_threads"
    case proxy
    case faults, retries, objective
    case healthCheck = "health_check"
    case ejectAfter = "eject_after"
    case clients, discipline, staleness, bin
    case loadInformation = "load_information"
    case networkDelay = "network_delay"

    /// The keys of one entry of `requests`, where that is a list.
    enum Request: String, CaseIterable {
        case name, weight, url, path, method, headers, body
        case bodyFile = "body_file"
        case bodySize = "body_size"
        case expectStatus = "expect_status"
        case expectHeader = "expect_header"
        case expectBody = "expect_body"
    }

    /// The keys of one entry of `backends`.
    enum Backend: String, CaseIterable {
        case count, weight, speed, concurrency
    }

    /// The keys of one entry of `faults`.
    enum Fault: String, CaseIterable {
        case at, until, backend, kind, factor, time, period
    }

    /// The keys of `health_check`.
    enum Check: String, CaseIterable {
        case interval
        case slowStart = "slow_start"
    }
}

extension ProxyCounters: Encodable {
    /// A counter with its name, as `/status` and (with `rrbench_` and `_total`) `/metrics` give it.
    struct Listed {
        let name: String
        let help: String
        let value: Int64
    }

    /// The counters that only grow, without those that have labels.
    var listed: [Listed] {
        [
            Listed(name: "requests", help: "Requests whose head was accepted.", value: requests),
            Listed(name: "picks", help: "Backends picked.", value: picks),
            Listed(
                name: "answered_without_pick",
                help: "Requests that the proxy answered itself without picking a backend.",
                value: answeredWithoutPick
            ),
            Listed(
                name: "retries",
                help: "Picks beyond the first for the same request.",
                value: retries
            ),
            Listed(
                name: "repeats",
                help: "Attempts at another backend under the number of the failed pick.",
                value: repeats
            ),
            Listed(
                name: "stale_retries",
                help: "Requests repeated because a pooled connection turned out to be closed.",
                value: staleRetries
            ),
            Listed(name: "failed_connects", help: "Attempts that got no connection.", value: failedConnects),
            Listed(
                name: "unreached_attempts",
                help: "Attempts that ended before a byte of the request could have reached the backend.",
                value: unreachedAttempts
            ),
            Listed(
                name: "broken_attempts",
                help: "Attempts that ended after the head was sent and before a byte of an answer.",
                value: brokenAttempts
            ),
            Listed(
                name: "refused_heads",
                help: "Heads that were refused because their bytes break HTTP/1.1.",
                value: refusedHeads
            ),
            Listed(
                name: "failed_handshakes",
                help: "Client connections that ended before the TLS handshake did.",
                value: failedHandshakes
            ),
        ]
    }

    /// Writes the ``listed`` counters under their names.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Dictionary(listed.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }))
    }
}

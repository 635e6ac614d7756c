extension ProxyConfiguration {
    /// The parts that another configuration has otherwise, backends apart, by their names in a configuration file.
    func changes(to new: ProxyConfiguration) -> [String] {
        let isSameStrategy = strategyChoice == new.strategyChoice && new.strategyChoice != nil
        let hasSameLimits =
            maximumConnections == new.maximumConnections && inFlight == new.inFlight && headLimits == new.headLimits
            && idleConnectionsPerUpstream == new.idleConnectionsPerUpstream
        return [
            ("strategy", isSameStrategy), ("hash_key", hashKey == new.hashKey),
            ("session_cookie", sessionCookie == new.sessionCookie), ("health", health == new.health),
            ("retries", retry == new.retry), ("timeouts", timeouts == new.timeouts), ("limits", hasSameLimits),
            ("rate_limit", clientLimit == new.clientLimit), ("forwarding", forwarding == new.forwarding),
            ("access_log", accessLog == new.accessLog),
            ("tls", tls == new.tls), ("upstream_ca", upstreamAuthorities == new.upstreamAuthorities),
            ("dispatch_header", dispatchHeader == new.dispatchHeader), ("via", viaName == new.viaName),
        ].compactMap { $1 ? nil : $0 }
    }

    /// Refuses a configuration that this one cannot become without a restart.
    func checkReload(to new: ProxyConfiguration) throws(ProxyError) {
        func address(_ host: String, _ port: Int) -> String { Upstream(name: "", host: host, port: port).authority }
        let fixed: [(part: String, running: String, wanted: String)] = [
            ("listen", address(host, port), address(new.host, new.port)),
            ("threads", "\(threads)", "\(new.threads)"),
            ("tls", tls == nil ? "off" : "on", new.tls == nil ? "off" : "on"),
            (
                "tls.redirect", redirect.map { address($0.host, $0.port) } ?? "off",
                new.redirect.map { address($0.host, $0.port) } ?? "off"
            ),
            (
                "admin", admin.map { address($0.host, $0.port) } ?? "off",
                new.admin.map { address($0.host, $0.port) } ?? "off"
            ),
        ]
        for part in fixed where part.running != part.wanted {
            throw .fixedUntilRestart(part.part, running: part.running, wanted: part.wanted)
        }
    }
}

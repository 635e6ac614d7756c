/// Which flags of a group were given: a command that has no use for the group names the first of them.
extension LoadOptions {
    /// The flags given.
    var givenFlags: [String] {
        [
            ("-c", connections), ("-z", duration), ("-n", requests), ("-q", rate), ("--arrivals", arrivals),
            ("--stages", stages), ("--trace", trace), ("--think", think), ("--warmup", warmup), ("-t", threads),
            ("--seed", seed),
        ].compactMap { $0.1 == nil ? nil : $0.0 }
    }
}

extension TopologyOptions {
    /// The flags given.
    var givenFlags: [String] { (strategy == nil ? [] : ["--strategy"]) + flagsThatNeedNoURL }
}

extension RequestOptions {
    /// The flags given.
    var givenFlags: [String] {
        let texts = [
            ("-m", method), ("-b", body), ("--body-file", bodyFile), ("--timeout", timeout), ("--body-size", bodySize),
            ("--urls", urls), ("--user", user), ("--bearer", bearer), ("--expect-status", expectStatus),
            ("--expect-body", expectBody), ("--backend-header", backendHeader),
        ]
        let switches = [
            ("-H", !header.isEmpty), ("--compressed", compressed), ("--cookies", cookies),
            ("--follow-redirects", followRedirects), ("--expect-header", !expectHeader.isEmpty),
        ]
        return texts.compactMap { $0.1 == nil ? nil : $0.0 } + switches.compactMap { $0.1 ? $0.0 : nil }
    }
}

extension ConnectionOptions {
    /// The flags given.
    var givenFlags: [String] {
        [
            ("--connection-mode", connectionMode != nil), ("--no-keepalive", noKeepalive), ("--insecure", insecure),
        ].compactMap { $0.1 ? $0.0 : nil } + flagsThatNeedURL
    }
}

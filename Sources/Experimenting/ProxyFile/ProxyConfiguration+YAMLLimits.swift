internal import HTTPWire
internal import Pacing
internal import Proxying

extension ProxyConfiguration {
    /// Reads the section `limits`.
    mutating func readLimits(_ file: YAMLSection<ProxyKey>) throws {
        guard let section = try file.section(.limits, of: ProxyKey.Limits.self) else { return }
        maximumConnections = try section.count(.connections, in: 0...10_000_000) ?? maximumConnections
        inFlight = try ProxyConfiguration.inFlight(section)
        idleConnectionsPerUpstream =
            try section.count(.idleConnections, in: 0...1_000_000) ?? idleConnectionsPerUpstream
        headLimits.headBytes = try section.count(.headBytes, in: 1_024...1 << 20) ?? headLimits.headBytes
        headLimits.targetBytes = try section.count(.targetBytes, in: 1...1 << 20) ?? headLimits.targetBytes
        headLimits.fieldLines = try section.count(.fieldLines, in: 1...10_000) ?? headLimits.fieldLines
    }

    private static func inFlight(_ section: YAMLSection<ProxyKey.Limits>) throws -> InFlightLimits? {
        guard let perBackend = try section.count(.inFlight, in: 1...1_000_000) else {
            for key in [ProxyKey.Limits.queue, .queueTimeout] where section.has(key) {
                throw section.failure(key, "nothing waits without in_flight; give that too, or leave this out.")
            }
            return nil
        }
        var limits = InFlightLimits(perBackend: perBackend)
        limits.queue = try section.count(.queue, in: 0...1_000_000) ?? limits.queue
        limits.queueTimeout = try section.duration(.queueTimeout) ?? limits.queueTimeout
        return limits
    }
}

extension ProxyTimeouts {
    /// These timeouts with what the section `timeouts` says of them.
    func read(_ file: YAMLSection<ProxyKey>) throws -> ProxyTimeouts {
        guard let section = try file.section(.timeouts, of: ProxyKey.Timeouts.self) else { return self }
        var timeouts = self
        timeouts.connect = try section.duration(.connect) ?? connect
        timeouts.response = try section.duration(.response) ?? response
        timeouts.request = try section.duration(.request, zeroAllowed: true) ?? request
        timeouts.requestHead = try section.duration(.requestHead) ?? requestHead
        timeouts.requestBody = try section.duration(.requestBody) ?? requestBody
        timeouts.clientIdle = try section.duration(.clientIdle) ?? clientIdle
        timeouts.tunnel = try section.duration(.tunnel) ?? tunnel
        timeouts.upstreamIdle = try section.duration(.upstreamIdle) ?? upstreamIdle
        timeouts.lingering = try section.duration(.lingering) ?? lingering
        return timeouts
    }
}

extension ClientLimit {
    /// The limit that the section `rate_limit` describes.
    init(_ section: YAMLSection<ProxyKey.Rate>) throws {
        guard let rate = try section.value(.rate, { try RateText.perSecond($0) }) else {
            throw section.failure(.rate, "say how many requests a second a client may send, such as 10.")
        }
        let burst = try section.count(.burst, in: 0...50_000) ?? 0
        let undelayed = try section.count(.undelayed, in: 0...50_000)
        let limit = try section.reading(undelayed == nil ? .rate : .undelayed) {
            try RateLimit(perSecond: rate, burst: burst, undelayed: undelayed)
        }
        self.init(limit, header: try section.token(.header))
    }
}

extension AccessLogSettings {
    /// The log that the section `access_log` describes.
    init(_ section: YAMLSection<ProxyKey.Log>) throws {
        guard let path = try section.text(.path), !path.isEmpty else {
            throw section.failure(.path, "name the file, or - for standard output.")
        }
        self.init(path: path)
        if let text = try section.text(.format) {
            guard let format = LogFormat(rawValue: text) else {
                throw section.failure(.format, "'\(text)' is no format; choose combined or json.")
            }
            self.format = format
        }
        capacity = try section.count(.bufferBytes, in: 65_536...1 << 30) ?? capacity
    }
}

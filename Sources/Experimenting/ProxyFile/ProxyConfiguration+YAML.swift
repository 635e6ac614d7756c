internal import Balancing
internal import Foundation
package import Proxying

extension ProxyConfiguration {
    /// The configuration that a YAML file describes; what it does not say is that of ``classic``.
    ///
    /// Throws ``ExperimentError/usage(_:)`` with file, line and the legal keys or values.
    package static func load(_ path: String) throws -> ProxyConfiguration {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ExperimentError.usage(
                "\(path) cannot be read; name a YAML file as docs/proxy-configuration.md has it."
            )
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw ExperimentError.usage("\(path) is not UTF-8 text; save it as UTF-8.")
        }
        return try ProxyConfiguration(yaml: text, file: path)
    }

    /// The configuration in a YAML text; `file` is what errors point at.
    init(yaml: String, file: String) throws {
        self = .classic
        guard let section = try YAMLSection<ProxyKey>(document: yaml, file: file) else {
            throw ExperimentError.usage("\(file) is empty; docs/proxy-configuration.md has an example.")
        }
        if let address = try section.value(.listen, HostPort.init(parsing:)) {
            (host, port) = (address.host, address.port)
        }
        threads = try section.count(.threads, in: 1...256) ?? threads
        if let backends = try section.sections(.upstreams, of: ProxyKey.Backend.self) {
            upstreams = try ProxyConfiguration.upstreams(backends, in: section)
        }
        try readTLS(section)
        try readStrategy(section)
        health = try health.read(section)
        retry = try retry.read(section)
        timeouts = try timeouts.read(section)
        try readLimits(section)
        clientLimit = try section.section(.rateLimit, of: ProxyKey.Rate.self).map(ClientLimit.init(_:))
        forwarding = try forwarding.read(section)
        accessLog = try section.section(.accessLog, of: ProxyKey.Log.self).map(AccessLogSettings.init(_:))
        admin = try section.value(.admin, HostPort.init(parsing:)).map { AdminSettings(host: $0.host, port: $0.port) }
        dispatchHeader = try section.isTrue(.dispatchHeader) ?? dispatchHeader
        viaName = try section.token(.via) ?? viaName
    }

    /// The backends; one without a name is called by its address, which stays when others come and go.
    private static func upstreams(
        _ entries: [YAMLSection<ProxyKey.Backend>],
        in section: YAMLSection<ProxyKey>
    ) throws -> [Upstream] {
        guard !entries.isEmpty else {
            throw section.failure(.upstreams, "the list is empty; name at least one backend.")
        }
        var names: Set<String> = []
        return try entries.map { entry in
            guard let address = try entry.value(.address, HostPort.init(parsing:)) else {
                throw entry.failure(.address, "give the backend's HOST:PORT, such as 127.0.0.1:8081.")
            }
            guard address.port > 0 else {
                throw entry.failure(.address, "'\(address)' has no port; give HOST:PORT, such as 127.0.0.1:8081.")
            }
            let name = try entry.visible(.name) ?? "\(address)"
            guard names.insert(name).inserted else {
                throw entry.failure(.name, "another backend is called '\(name)' already; give each its own name.")
            }
            return Upstream(
                name: name,
                host: address.host,
                port: address.port,
                weight: try entry.number(.weight, zeroAllowed: true) ?? 1,
                isBackup: try entry.isTrue(.backup) ?? false,
                tls: try entry.section(.tls, of: ProxyKey.BackendTLS.self).map(UpstreamTLS.init(_:))
            )
        }
    }

    private mutating func readStrategy(_ section: YAMLSection<ProxyKey>) throws {
        let seed = try section.text(.seed).map { text in
            guard let seed = UInt64(text) else {
                throw section.failure(.seed, "'\(text)' is not a whole number from 0.")
            }
            return seed
        }
        let choice = StrategyChoice(try section.text(.strategy) ?? StrategyCatalog.names[0], seed: seed ?? 1)
        do {
            strategy = try choice.make()
        } catch {
            throw section.failure(.strategy, "\(error).")
        }
        strategyChoice = choice
        if let text = try section.text(.hashKey) {
            guard let key = HashKey(text) else {
                throw section.failure(.hashKey, "'\(text)' is no key; write address, path, header:NAME or cookie:NAME.")
            }
            hashKey = key
        }
        sessionCookie = try section.token(.sessionCookie) ?? sessionCookie
    }
}

internal import Balancing

extension ProxyDescription {
    /// A description from its YAML text; `source` is the file or built-in name that errors point at.
    ///
    /// Throws ``ExperimentError/usage(_:)`` with file, line and the legal keys or values.
    package init(yaml: String, source: String) throws {
        guard let section = try YAMLSection<ProxyDescriptionKey>(document: yaml, file: source) else {
            throw ExperimentError.usage("\(source) is empty; docs/proxies.md has an example to start from.")
        }
        func required(_ key: ProxyDescriptionKey) throws -> String {
            guard let text = try section.text(key), !text.isEmpty else { throw section.failure(key, "is needed.") }
            return text
        }
        let version = try section.section(.version, of: ProxyDescriptionKey.Version.self)
        let ready = try section.section(.ready, of: ProxyDescriptionKey.Ready.self)
        self.init(
            name: try required(.name),
            summary: try section.text(.summary) ?? "",
            program: try required(.program),
            arguments: try section.texts(.arguments),
            environment: try section.texts(.environment),
            versionArguments: try version?.texts(.arguments) ?? [],
            versionMarker: try version?.text(.after) ?? "",
            parameters: try Self.parameters(section),
            strategies: [],
            file: try section.text(.file) ?? "proxy.conf",
            configuration: try required(.configuration),
            readyPath: try ready?.text(.path) ?? "/health",
            readyDeadline: try ready?.duration(.within) ?? 10_000_000_000
        )
        strategies = try Self.strategies(section, parameters: parameters)
        guard name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }) else {
            throw section.failure(.name, "'\(name)' may have letters, digits, '-' and '_' only.")
        }
        guard !file.contains("/"), !file.hasPrefix(".") else {
            throw section.failure(.file, "'\(file)' is a file in the proxy's private folder: give a name without path.")
        }
        guard readyPath.hasPrefix("/") else { throw section.failure(.ready, "'\(readyPath)' is no path from '/' on.") }
        for text in [configuration] + arguments + environment {
            _ = try section.reading(.configuration) { try ConfigurationTemplate(text) }
        }
        if let entry = environment.first(where: { !$0.dropFirst().contains("=") }) {
            throw section.failure(.environment, "'\(entry)' is not NAME=VALUE.")
        }
    }

    private static func parameters(_ section: YAMLSection<ProxyDescriptionKey>) throws -> [ProxyParameter] {
        let entries = try section.sections(.parameters, of: ProxyDescriptionKey.Parameter.self) ?? []
        return try entries.map { entry in
            guard let name = try entry.text(.name) else { throw entry.failure(.name, "is needed.") }
            let values = try entry.texts(.values)
            guard values.count > 1 else { throw entry.failure(.values, "list at least two, the default first.") }
            return ProxyParameter(name: name, values: values, summary: try entry.text(.summary) ?? "")
        }
    }

    private static func strategies(
        _ section: YAMLSection<ProxyDescriptionKey>,
        parameters: [ProxyParameter]
    ) throws -> [ProxyStrategy] {
        let entries = try section.sections(.strategies, of: ProxyDescriptionKey.Strategy.self) ?? []
        guard !entries.isEmpty else { throw section.failure(.strategies, "list at least one strategy.") }
        return try entries.map { entry in
            guard let name = try entry.text(.name), StrategyCatalog.names.contains(name) else {
                throw entry.failure(
                    .name,
                    "'\(try entry.text(.name) ?? "")' is no strategy; 'rrbench strategies' lists them."
                )
            }
            let text = try entry.text(.configuration) ?? ""
            _ = try entry.reading(.configuration) { try ConfigurationTemplate(text) }
            let weights = try entry.value(.weights) { text throws(ExperimentError) -> ProxyStrategy.Weights in
                if let weights = ProxyStrategy.Weights(rawValue: text) { return weights }
                throw .usage("'\(text)' is none of \(ProxyStrategy.Weights.allCases.map(\.rawValue)).")
            }
            var settings: [String: String] = [:]
            for setting in try entry.texts(.set) {
                let (name, value) = ForeignProxy.pair(setting)
                guard parameters.contains(where: { $0.name == name && $0.values.contains(value) }) else {
                    throw entry.failure(.set, "'\(setting)' is none of the parameters with one of its values.")
                }
                settings[name] = value
            }
            return ProxyStrategy(
                name: name,
                configuration: text,
                weights: weights ?? .used,
                settings: settings
            )
        }
    }
}

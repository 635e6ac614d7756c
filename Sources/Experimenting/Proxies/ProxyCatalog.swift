internal import Foundation

/// Every proxy that `--proxy` knows by name; a new one is a file here and its line in this list.
package enum ProxyCatalog {
    /// The name of the proxy that is no program of its own.
    package static let embedded = "embedded"
    /// The name of having no proxy at all.
    package static let direct = "direct"

    /// Names and descriptions of the foreign proxies, in the order in which they are listed.
    package static let all: [(name: String, yaml: String)] = [
        ("nginx", nginx),
        ("haproxy", haproxy),
        ("caddy", caddy),
    ]

    /// The names that `--proxy` takes, besides files.
    package static var names: [String] { [embedded, direct] + all.map(\.name) }

    /// The choice that a specification names: `embedded`, `direct`, `nginx`, `nginx:zone=on`, `./traefik.yaml:path=/opt/traefik`.
    ///
    /// Throws ``ExperimentError`` where there is no such proxy, parameter or value, or the file cannot be read.
    package static func make(_ specification: String) throws -> ProxyChoice {
        if specification == embedded { return .embedded }
        if specification == direct { return .direct }
        let (reference, settings) = split(specification)
        let description = try description(reference)
        return .foreign(try ForeignProxy(description, settings: settings, specification: specification))
    }

    private static func description(_ reference: String) throws -> ProxyDescription {
        if let found = all.first(where: { $0.name == reference }) {
            return try ProxyDescription(yaml: found.yaml, source: found.name)
        }
        if reference == embedded || reference == direct {
            throw ExperimentError.usage("'\(reference)' has no parameters; write --proxy \(reference).")
        }
        guard isFile(reference) else {
            throw ExperimentError.usage(
                "'\(reference)' is no proxy; choose one of \(names.joined(separator: ", ")), or a YAML file "
                    + "(docs/proxies.md)."
            )
        }
        guard let data = FileManager.default.contents(atPath: reference) else {
            throw ExperimentError.cannotRun("\(reference) cannot be read; check the path of the proxy's description.")
        }
        return try ProxyDescription(yaml: String(decoding: data, as: UTF8.self), source: reference)
    }

    /// A file is what has a slash in it, or ends like a YAML file.
    private static func isFile(_ reference: String) -> Bool {
        reference.contains("/") || reference.hasSuffix(".yaml") || reference.hasSuffix(".yml")
    }

    /// The name or file, and the parameters after the colon; a colon in a file's path is none where it ends in `.yaml`.
    private static func split(_ specification: String) -> (reference: String, settings: [String]) {
        let file = [".yaml:", ".yml:"].compactMap { specification.firstRange(of: $0)?.upperBound }.min()
        if file == nil, isFile(specification), !specification.contains("=") { return (specification, []) }
        let colon = file.map { specification.index(before: $0) } ?? specification.firstIndex(of: ":")
        guard let colon else { return (specification, []) }
        let settings = specification[specification.index(after: colon)...].split(separator: ",").map(String.init)
        return (String(specification[..<colon]), settings)
    }
}

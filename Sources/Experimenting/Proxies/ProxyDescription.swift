/// A reverse proxy that is not ours: how to configure it, start it, and tell that it is ready.
///
/// The built-in ones and a user's file are the same YAML; `docs/proxies.md` is the schema, ``ProxyDescriptionKey`` the
/// list of keys.
package struct ProxyDescription: Equatable, Sendable {
    /// What it is called in `runs.proxy` and in reports.
    package var name: String
    /// What it is, in a sentence.
    package var summary: String
    /// The program: a name that is looked up, or a path.
    package var program: String
    /// Templates of its arguments.
    package var arguments: [String]
    /// Templates of `NAME=VALUE` that are added to its environment.
    package var environment: [String]
    /// The arguments that make it tell its version.
    package var versionArguments: [String]
    /// The text in that output after which the version stands.
    package var versionMarker: String
    /// What the user may choose.
    package var parameters: [ProxyParameter]
    /// The strategies that it has.
    package var strategies: [ProxyStrategy]
    /// The name of the configuration file.
    package var file: String
    /// The template of that file.
    package var configuration: String
    /// The path of the request by which it is found ready; backends do not count `/health`.
    package var readyPath: String
    /// Nanoseconds after which it is given up.
    package var readyDeadline: Int64
}

/// The keys of a proxy description, in the order in which `docs/proxies.md` explains them.
package enum ProxyDescriptionKey: String, CaseIterable, Sendable {
    case name, summary, program, arguments, environment, version, ready, parameters, strategies, file, configuration

    /// The keys of `version`.
    enum Version: String, CaseIterable {
        case arguments, after
    }

    /// The keys of `ready`.
    enum Ready: String, CaseIterable {
        case path, within
    }

    /// The keys of one entry of `parameters`.
    enum Parameter: String, CaseIterable {
        case name, values, summary
    }

    /// The keys of one entry of `strategies`.
    enum Strategy: String, CaseIterable {
        case name, configuration, weights, set
    }
}

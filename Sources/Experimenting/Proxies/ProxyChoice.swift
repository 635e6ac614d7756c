/// What balances in an experiment: the embedded proxy, or a program of its own.
package enum ProxyChoice: Equatable, Sendable, CustomStringConvertible {
    /// The reverse proxy of this project, in this process.
    case embedded
    /// Another proxy, as a child process.
    case foreign(ForeignProxy)
    /// None: the load goes to the backends themselves, in turn, or by weight where they have weights.
    case direct

    /// What `runs.proxy` says: `embedded`, `direct`, or the name of the foreign proxy without its parameters.
    package var name: String {
        switch self {
        case .embedded: ProxyCatalog.embedded
        case .direct: ProxyCatalog.direct
        case .foreign(let proxy): proxy.description.name
        }
    }

    /// The specification that ``ProxyCatalog/make(_:)`` reads back as the same choice.
    package var description: String {
        switch self {
        case .embedded: ProxyCatalog.embedded
        case .direct: ProxyCatalog.direct
        case .foreign(let proxy): proxy.specification
        }
    }
}

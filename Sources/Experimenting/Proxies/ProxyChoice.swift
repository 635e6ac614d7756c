/// What balances in an experiment: the embedded proxy, or a program of its own.
package enum ProxyChoice: Equatable, Sendable, CustomStringConvertible {
    /// The reverse proxy of this project, in this process.
    case embedded
    /// Another proxy, as a child process.
    case foreign(ForeignProxy)

    /// What `runs.proxy` says: `embedded`, or the name of the foreign proxy without its parameters.
    package var name: String {
        switch self {
        case .embedded: ProxyCatalog.embedded
        case .foreign(let proxy): proxy.description.name
        }
    }

    /// The specification that ``ProxyCatalog/make(_:)`` reads back as the same choice.
    package var description: String {
        switch self {
        case .embedded: ProxyCatalog.embedded
        case .foreign(let proxy): proxy.specification
        }
    }
}

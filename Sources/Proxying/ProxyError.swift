/// Why a proxy could not start.
package enum ProxyError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Nothing to forward to.
    case noUpstreams
    /// Two backends of the same name, which nobody could tell apart.
    case duplicateName(String)
    /// Fewer than one event loop.
    case invalidThreads(Int)
    /// The strategy asks for probes, which this proxy does not send.
    case strategyNeedsProbes
    /// The address is taken.
    case addressInUse(String)
    /// The address cannot be listened on for another reason.
    case cannotListen(String, reason: String)
    /// A part of the configuration that a reload cannot change has another value.
    case fixedUntilRestart(String, running: String, wanted: String)
    /// The proxy was shut down.
    case ended
    /// There is no TLS to redirect to.
    case redirectNeedsTLS
    /// A backend is to be asked for a name that cannot be one.
    case invalidServerName(String)
    /// A backend's host has no address.
    case unresolvable(String, reason: String)

    /// One sentence with the value at fault and what to do.
    package var description: String {
        switch self {
        case .noUpstreams: "a proxy needs at least one backend; name one with --upstream HOST:PORT"
        case .duplicateName(let name):
            "two backends are called \(name); give each a name of its own, with name=N behind its address"
        case .invalidThreads(let count): "\(count) event loops are too few; use 1 or more"
        case .strategyNeedsProbes:
            "the strategy goes by probes of the backends, which only `rrbench simulate` sends; choose another, such as p2c"
        case .addressInUse(let address):
            "\(address) is in use by another process; stop that one, or listen elsewhere (port 0 takes any free port)"
        case .cannotListen(let address, let reason):
            "cannot listen on \(address): \(reason); use an address of this machine and a port that you may open"
        case .fixedUntilRestart(let part, let running, let wanted):
            "\(part) is \(running) and cannot become \(wanted) while the proxy runs; restart it, or leave \(part) as it was"
        case .ended: "the proxy was shut down; start another"
        case .redirectNeedsTLS:
            "a redirect to HTTPS needs a proxy that speaks TLS; give it --tls-certificate and --tls-key"
        case .invalidServerName(let name):
            "'\(name)' is no name to ask a backend for over TLS; use sni=NAME with a host name"
        case .unresolvable(let authority, let reason):
            "the backend \(authority) has no address: \(reason); check its host name"
        }
    }
}

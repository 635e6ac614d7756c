internal import Foundation

/// An address that a foreign proxy is told to listen on.
enum ListenAddress {
    /// The address with a free port where it asks for any; throws where somebody else listens there.
    ///
    /// Between this and the proxy's own bind another program may take the port; the caller tries again with a new one.
    static func available(_ address: HostPort) throws(ExperimentError) -> HostPort {
        guard let socket = BlockingSocket(for: address, passive: true) else {
            throw .cannotRun("\(address) is no address of this machine; correct --listen.")
        }
        guard let port = socket.bind() else {
            throw .cannotRun(
                "\(address) cannot be listened on (\(String(cString: strerror(errno)))); choose another --listen, or port 0 "
                    + "for any free one."
            )
        }
        return HostPort(host: address.host, port: port)
    }

    /// Where to connect to in order to reach a listener: a wildcard is reached by the loopback address.
    static func reachable(_ address: HostPort) -> HostPort {
        switch address.host {
        case "0.0.0.0", "*": HostPort(host: "127.0.0.1", port: address.port)
        case "::": HostPort(host: "::1", port: address.port)
        default: address
        }
    }
}

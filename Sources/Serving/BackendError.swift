/// Why backends could not start, as one sentence with the offending value and the remedy.
package enum BackendError: Error, Equatable, CustomStringConvertible {
    /// Something else listens on this address.
    case addressInUse(String)
    /// The address cannot be listened on, for the reason that the system gives.
    case cannotListen(String, reason: String)
    /// The name cannot stand in a header field.
    case name(String)
    /// There is no such TCP port.
    case port(Int)
    /// A backend that never gets done.
    case speed(Double)
    /// A backend must serve at least one request at once.
    case concurrency(Int)
    /// Not the status of a final response.
    case status(Int)
    /// Not a share.
    case errorRate(Double)
    /// Not a length that a body can have here.
    case size(Int)

    /// The sentence for the user.
    package var description: String {
        switch self {
        case .addressInUse(let address):
            "The address \(address) is in use; stop what listens there, or choose another port (0 takes any free one)."
        case .cannotListen(let address, let reason):
            "Cannot listen on \(address) (\(reason)); choose an address of this machine and a port from 1024 up."
        case .name(let name):
            "'\(name)' is no name for a backend; use one or more printable characters."
        case .port(let port):
            "\(port) is no TCP port; use 1 to 65535, or 0 for any free one."
        case .speed(let speed):
            "\(speed) is no speed; use a number above 0, such as 0.5 for half as fast."
        case .concurrency(let concurrency):
            "A backend cannot serve \(concurrency) requests at once; use 1 or more, or leave it out for no limit."
        case .status(let status):
            "\(status) is no final status; use \(Route.statuses.lowerBound) to \(Route.statuses.upperBound)."
        case .errorRate(let rate):
            "\(rate) is no error rate; use a share from 0 to 1, such as 0.05."
        case .size(let size):
            "\(size) bytes is no size for a body; use 0 to \(Route.largestBody)."
        }
    }
}

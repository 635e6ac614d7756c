/// Why a plan cannot be driven, as one sentence with the value and the remedy.
package enum LoadPlanError: Error, Equatable, CustomStringConvertible {
    /// The target is not an absolute `http` or `https` URL.
    case url(String, reason: String)
    /// Not a request method.
    case method(String)
    /// A URL with a name and perhaps a password in it.
    case userInURL
    /// A request for a head alone that has a body.
    case bodyOfHead
    /// A header line without a name, or with a line break.
    case header(String)
    /// No connections, or more than a worker can number.
    case connections(Int)
    /// No threads, or more than there are connections.
    case threads(Int, connections: Int)
    /// A time or count that must be above 0 (the warm-up may be 0).
    case figure(name: String, value: Int64)
    /// Streams that one connection cannot carry, with what stands against them.
    case streams(Int, reason: String)
    /// An address for a name that is not `HOST:PORT:ADDRESS`.
    case resolve(String)
    /// A path that no Unix socket can have.
    case unixSocket(String)
    /// A file that cannot serve, with what is wrong with it.
    case file(String, reason: String)
    /// A place in a template that is none of those there are.
    case template(String)
    /// The weight of a request that is not above 0.
    case weight(Double)
    /// Requests to several servers, over connections that lead to one each.
    case origins([String])
    /// Not a set of status codes.
    case statuses(String)
    /// An expectation that no response can meet, with the reason.
    case expectation(String)
    /// libcurl or the system refused something at the set-up.
    case setUp(String)

    /// The sentence for the user.
    package var description: String {
        switch self {
        case .url(let text, let reason):
            "'\(text)' is not a target: \(reason); write an absolute URL such as http://127.0.0.1:8000/."
        case .method(let text):
            "'\(text)' is not a request method; write one such as GET, HEAD or POST."
        case .userInURL:
            "A URL holds a name or a password, which would be stored with the run; leave it out, and give --user NAME:PASSWORD."
        case .bodyOfHead:
            "A HEAD request with a body cannot be driven; leave out the body, or use another method."
        case .header(let text):
            "'\(text)' is not a header; write it on one line, in the form 'Name: value'."
        case .connections(let count):
            "\(count) connections cannot be driven; use 1 to \(LoadPlan.mostConnections)."
        case .threads(let count, let connections):
            "\(count) threads cannot share \(connections) connections; use 1 to \(connections) threads."
        case .figure(let name, let value):
            "A \(name) of \(value) cannot be; use one above 0."
        case .streams(let count, let reason):
            "\(count) streams cannot share a connection: \(reason)."
        case .resolve(let text):
            "'\(text)' is not the address of a name; write HOST:PORT:ADDRESS, such as example.org:443:127.0.0.1."
        case .unixSocket(let path):
            "'\(path)' cannot be the path of a Unix socket; use one of 1 to \(LoadPlan.longestSocketPath) bytes."
        case .file(let path, let reason):
            "The file \(path) cannot be used: \(reason)."
        case .template(let text):
            "'\(text)' is no template; write {{sequence}}, {{random 1 100}} or {{uuid}}, and {{open}} for the braces."
        case .weight(let weight):
            "A request of weight \(weight) cannot be; use one above 0."
        case .origins(let origins):
            "Requests to \(origins.joined(separator: " and ")) need --connection-mode shared or fresh, and HTTP/1.1."
        case .statuses(let text):
            "'\(text)' is not a set of statuses; write codes, classes or ranges, such as 200,204 or 2xx,300-399."
        case .expectation(let what):
            "The expectation cannot be met: \(what)."
        case .setUp(let what):
            "The generator cannot start: \(what)."
        }
    }
}

/// What a backend answers to one request, before its bytes.
struct Reply {
    /// The content of the response.
    enum Body {
        /// The backend's name and the request's number.
        case greeting
        /// These bytes.
        case text([UInt8])
        /// So many bytes of ``Filler``.
        case filler(Int64)
    }

    /// What a backend tells of itself when it is probed.
    struct Load: BitwiseCopyable {
        var inFlight: Int
        var latencyMicroseconds: Int64
    }

    var status: Int
    var mediaType: MediaType
    var body: Body
    /// The value of `X-Probe`, in the answer to a probe.
    var load: Load?

    /// The types of what backends send.
    enum MediaType {
        case text, json, binary

        /// The value of Content-Type.
        var value: StaticString {
            switch self {
            case .text: "text/plain; charset=utf-8"
            case .json: "application/json"
            case .binary: "application/octet-stream"
            }
        }
    }

    /// A plain text.
    static func text(_ status: Int, _ text: String) -> Reply {
        Reply(status: status, mediaType: .text, body: .text(Array(text.utf8)))
    }
}

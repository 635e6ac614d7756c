/// Takes responses out of bytes as they come, from whatever connection.
package struct ResponseReader {
    /// Received and not yet taken.
    package var received: [UInt8] = []

    /// A reader that has received nothing.
    package init() {}

    /// The next response; the one to a HEAD request has no body, whatever its fields say.
    ///
    /// `more` gives at least one further byte, or none once the peer has closed.
    package mutating func next(toHead: Bool, _ more: () throws -> [UInt8]) throws -> RawResponse {
        while true {
            if let (response, length) = try RawResponse.parse(received, toHead: toHead, isComplete: false) {
                received.removeFirst(length)
                return response
            }
            let bytes = try more()
            received += bytes
            guard bytes.isEmpty else { continue }
            guard let (response, _) = try RawResponse.parse(received, toHead: toHead, isComplete: true) else {
                throw RawResponse.Malformed(bytes: received)
            }
            received = []
            return response
        }
    }
}

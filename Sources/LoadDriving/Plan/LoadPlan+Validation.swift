extension LoadPlan {
    /// The most connections of one plan: what local ports and descriptors could ever carry.
    package static let mostConnections = 60_000

    /// Checks every figure, so that a run either starts whole or says why not.
    package func validate() throws(LoadPlanError) {
        try validateKinds()
        guard Self.isHeader("\(backendHeader):") else { throw .header(backendHeader) }
        guard (1...Self.mostConnections).contains(connections) else { throw .connections(connections) }
        guard (1...connections).contains(threads), threads <= Int(Int16.max) else {
            throw .threads(threads, connections: connections)
        }
        try validateConnections()
        guard warmup >= 0 else { throw .figure(name: "warm-up", value: warmup) }
        guard timeout > 0 else { throw .figure(name: "timeout", value: timeout) }
        switch limit {
        case .duration(let value) where value <= 0: throw .figure(name: "duration", value: value)
        case .requests(let value) where value <= 0: throw .figure(name: "number of requests", value: value)
        default: break
        }
    }

    /// The longest path that `sockaddr_un` holds, its final zero left out (unix(7)).
    package static let longestSocketPath = 107

    private func validateConnections() throws(LoadPlanError) {
        guard streams > 0 else { throw .streams(streams, reason: "use 1 or more") }
        if streams > 1, !http2 { throw .streams(streams, reason: "only HTTP/2 has them; add --http2") }
        if streams > 1, connectionMode == .fresh {
            throw .streams(streams, reason: "in the mode 'fresh' each request has a connection of its own")
        }
        guard mostInFlight <= Self.mostConnections else {
            throw .streams(streams, reason: "\(connections) connections would have \(mostInFlight) requests in flight")
        }
        for entry in resolve where !Self.isResolution(entry) { throw .resolve(entry) }
        if let unixSocket, !(1...Self.longestSocketPath).contains(unixSocket.utf8.count) {
            throw .unixSocket(unixSocket)
        }
        if tls.key != nil, tls.certificate == nil {
            throw .file(tls.key ?? "", reason: "a private key needs its certificate; give both")
        }
        for (path, kind) in [
            (tls.authorities, PEMFile.Kind.certificate), (tls.certificate, .certificate), (tls.key, .privateKey),
        ] {
            if let path { try PEMFile.check(path, holds: kind) }
        }
    }

    /// Whether a text is `HOST:PORT:ADDRESS`; the address may have colons of its own, in brackets or not.
    private static func isResolution(_ text: String) -> Bool {
        let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, !parts[0].isEmpty, let port = UInt16(parts[1]), port > 0 else { return false }
        return !parts[2].isEmpty
            && parts[2].utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
                    UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "["),
                    UInt8(ascii: "]"), UInt8(ascii: ","):
                    true
                default: false
                }
            }
    }

    /// Whether a line is a field with a name, and without a break.
    static func isHeader(_ line: String) -> Bool {
        let name = line.utf8.prefix { $0 != UInt8(ascii: ":") }
        return !name.isEmpty && name.count < line.utf8.count && name.allSatisfy(isTokenByte)
            && line.utf8.allSatisfy { $0 != 10 && $0 != 13 && $0 != 0 }
    }

    /// A byte of a token (RFC 9110 §5.6.2).
    static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}

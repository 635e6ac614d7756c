extension LoadPlan {
    /// The most connections of one plan: what local ports and descriptors could ever carry.
    package static let mostConnections = 60_000

    /// Checks every figure, so that a run either starts whole or says why not.
    package func validate() throws(LoadPlanError) {
        _ = try CurlURL(url)
        guard !method.isEmpty, method.utf8.allSatisfy(Self.isTokenByte) else { throw .method(method) }
        for header in headers where !Self.isHeader(header) { throw .header(header) }
        guard Self.isHeader("\(backendHeader):") else { throw .header(backendHeader) }
        guard (1...Self.mostConnections).contains(connections) else { throw .connections(connections) }
        guard (1...connections).contains(threads), threads <= Int(Int16.max) else {
            throw .threads(threads, connections: connections)
        }
        guard warmup >= 0 else { throw .figure(name: "warm-up", value: warmup) }
        guard timeout > 0 else { throw .figure(name: "timeout", value: timeout) }
        switch limit {
        case .duration(let value) where value <= 0: throw .figure(name: "duration", value: value)
        case .requests(let value) where value <= 0: throw .figure(name: "number of requests", value: value)
        default: break
        }
    }

    private static func isHeader(_ line: String) -> Bool {
        let name = line.utf8.prefix { $0 != UInt8(ascii: ":") }
        return !name.isEmpty && name.count < line.utf8.count && name.allSatisfy(isTokenByte)
            && line.utf8.allSatisfy { $0 != 10 && $0 != 13 && $0 != 0 }
    }

    /// A byte of a token (RFC 9110 §5.6.2).
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}

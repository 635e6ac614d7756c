internal import Balancing
internal import HTTPWire

/// What a proxy tells its strategy of a request: the key to hash, and the backend of its session.
struct RequestRouting: Sendable {
    private let key: HashKey
    private let keyName: [UInt8]
    private let hashesNetworks: Bool
    private let isPlain: Bool
    private let cookieName: [UInt8]
    private let tokens: [[UInt8]]
    /// For each backend the field line that binds a session to it; empty unless the strategy keeps sessions.
    let cookieLines: [[UInt8]]

    /// Whether requests carry a cookie that names their backend.
    var keepsSessions: Bool { !cookieLines.isEmpty }

    /// The routing of a configuration to backends, whose indices are theirs.
    init(_ configuration: ProxyConfiguration, _ upstreams: [Upstream]) {
        key = configuration.hashKey
        keyName =
            switch configuration.hashKey {
            case .header(let name), .cookie(let name): Array(name.utf8)
            case .clientAddress, .path: []
            }
        hashesNetworks = configuration.strategy is IPHash
        let keepsSessions = configuration.strategy is any SessionKeeping
        isPlain = configuration.hashKey == .clientAddress && !keepsSessions
        let name = configuration.sessionCookie
        cookieName = Array(name.utf8)
        tokens = upstreams.map { RequestRouting.token(of: $0) }
        cookieLines =
            keepsSessions
            ? tokens.map {
                Array(
                    "Set-Cookie: \(name)=\(String(decoding: $0, as: UTF8.self)); Path=/; HttpOnly; SameSite=Lax\r\n"
                        .utf8
                )
            } : []
    }

    /// The hash of a client's address, taken once a connection.
    func clientHash(of address: [UInt8]) -> UInt64 {
        guard hashesNetworks, !address.contains(0x3A), let dot = address.lastIndex(of: 0x2E) else {
            return KeyHash.of(address)
        }
        return KeyHash.of(address[...dot])
    }

    /// What the strategy is told of the request with this head.
    @inline(__always)
    func context(
        _ head: borrowing RequestHead,
        _ bytes: UnsafeRawBufferPointer,
        clientHash: UInt64,
        worker: Int,
        now: Int64
    ) -> RequestContext {
        guard isPlain else {
            return RequestContext(
                keyHash: keyHash(head, bytes) ?? clientHash,
                worker: worker,
                preferredBackend: preferredBackend(head, bytes),
                nowNanoseconds: now
            )
        }
        return RequestContext(keyHash: clientHash, worker: worker, nowNanoseconds: now)
    }

    private func keyHash(_ head: borrowing RequestHead, _ bytes: UnsafeRawBufferPointer) -> UInt64? {
        switch key {
        case .clientAddress: return nil
        case .path:
            let path = head.path.slice(of: bytes).prefix { $0 != 0x3F }
            return path.isEmpty ? KeyHash.of("/".utf8) : KeyHash.of(UnsafeRawBufferPointer(rebasing: path))
        case .header:
            return keyName.withUnsafeBytes { name in
                for line in head.fields.lines where line.name.slice(of: bytes).equalsIgnoringCase(name) {
                    return KeyHash.of(line.value.slice(of: bytes))
                }
                return nil
            }
        case .cookie:
            return RequestRouting.cookie(keyName, of: head, in: bytes).map { KeyHash.of($0) }
        }
    }

    private func preferredBackend(_ head: borrowing RequestHead, _ bytes: UnsafeRawBufferPointer) -> Int? {
        guard keepsSessions, let value = RequestRouting.cookie(cookieName, of: head, in: bytes) else { return nil }
        return tokens.firstIndex { $0.elementsEqual(value) }
    }

    /// The value of the first cookie of a name (RFC 6265 §4.2).
    private static func cookie(
        _ name: [UInt8],
        of head: borrowing RequestHead,
        in bytes: UnsafeRawBufferPointer
    ) -> UnsafeRawBufferPointer? {
        for line in head.fields.lines where line.field == .other && line.name.slice(of: bytes).equals("cookie") {
            for pair in line.value.slice(of: bytes).split(separator: 0x3B) {
                let pair = pair.drop { $0 == 0x20 }
                guard pair.starts(with: name), pair.dropFirst(name.count).first == 0x3D else { continue }
                return UnsafeRawBufferPointer(rebasing: pair.dropFirst(name.count + 1))
            }
        }
        return nil
    }

    /// What a cookie calls a backend: a hash of its name and address, so that it survives a change of their order and
    /// tells nobody how the network is built.
    private static func token(of upstream: Upstream) -> [UInt8] {
        let hex = String(KeyHash.of("\(upstream.name) \(upstream.authority)".utf8), radix: 16)
        return Array((String(repeating: "0", count: 16 - hex.count) + hex).utf8)
    }
}

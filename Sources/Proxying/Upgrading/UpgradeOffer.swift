internal import HTTPWire

/// The protocols in which a client offered to go on (RFC 9110 §7.8).
struct UpgradeOffer: Sendable, Equatable {
    /// The names with their versions, `websocket`, each before a comma.
    private let protocols: [UInt8]

    /// The offer of a request; it should have one (``RequestHead/offersUpgrade``).
    init(_ head: borrowing RequestHead, _ bytes: UnsafeRawBufferPointer) {
        var protocols: [UInt8] = []
        for line in head.fields.lines where line.field == .upgrade {
            for name in TokenList(line.value, in: bytes) {
                protocols.append(contentsOf: name)
                protocols.append(UInt8(ascii: ","))
            }
        }
        self.protocols = protocols
    }

    /// Whether a `101` names a protocol, and none that was not offered: a server must not choose another.
    func covers(_ response: borrowing ResponseHead, _ bytes: UnsafeRawBufferPointer) -> Bool {
        var isNamed = false
        for line in response.fields.lines where line.field == .upgrade {
            for name in TokenList(line.value, in: bytes) {
                guard contains(name) else { return false }
                isNamed = true
            }
        }
        return isNamed
    }

    private func contains(_ name: UnsafeRawBufferPointer) -> Bool {
        protocols.withUnsafeBytes { offered in
            TokenList(ByteRange(0, offered.count), in: offered).contains { $0.equalsIgnoringCase(name) }
        }
    }
}

/// What a request's time is made of, in microseconds.
///
/// The first three are of the connections that were made, in the whole run: on a connection that is used again they
/// take no time. ``firstByte`` is of every measured request that succeeded.
public struct PhaseSummary: Codable, Equatable, Sendable {
    /// Looking the target's name up.
    public var nameLookup: LatencySummary
    /// Connecting.
    public var connect: LatencySummary
    /// The TLS handshake; of the connections that have one.
    public var tls: LatencySummary
    /// From the actual send to the first byte of the response, connecting included.
    public var firstByte: LatencySummary

    enum CodingKeys: String, CodingKey {
        case nameLookup = "name_lookup"
        case connect, tls
        case firstByte = "first_byte"
    }

    /// Phases by their distributions.
    public init(
        nameLookup: LatencySummary = LatencySummary(),
        connect: LatencySummary = LatencySummary(),
        tls: LatencySummary = LatencySummary(),
        firstByte: LatencySummary = LatencySummary()
    ) {
        self.nameLookup = nameLookup
        self.connect = connect
        self.tls = tls
        self.firstByte = firstByte
    }
}

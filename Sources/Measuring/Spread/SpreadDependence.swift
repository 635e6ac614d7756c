/// How far the backend of a request depends on what it should not depend on: Cramér's V, corrected by Bergsma, from 0
/// (independent) to 1 (one tells the other).
///
/// Round robin among an even number of backends depends on the parity of the sequence and always shows 1 there: no harm
/// in itself, but what resonates with requests that come in pairs.
public struct SpreadDependence: Codable, Equatable, Sendable {
    /// On the generator thread that sent it; `nil` with one thread or too few requests.
    public var worker: Double?
    /// On the client connection that it was sent on, over those with at least five requests a backend.
    public var connection: Double?
    /// On which kind of request of a mix it is, over the 64 most frequent kinds with at least five requests a backend;
    /// `nil` where all are of one kind.
    public var request: Double?
    /// On whether it is an odd or an even one in the order of the picks.
    public var parity: Double?

    /// What is known of the dependence.
    public init(worker: Double? = nil, connection: Double? = nil, request: Double? = nil, parity: Double? = nil) {
        self.worker = worker
        self.connection = connection
        self.request = request
        self.parity = parity
    }
}

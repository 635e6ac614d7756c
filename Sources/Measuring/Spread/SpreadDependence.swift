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
    /// On whether it is an odd or an even one in the order of the picks.
    public var parity: Double?
}

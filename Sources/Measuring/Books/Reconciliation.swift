/// Whether client, proxy and backends counted the same requests; ``Books`` has the equations.
///
/// All counts are over the whole run, warm-up included.
public struct Reconciliation: Codable, Equatable, Sendable {
    /// The three outcomes; unbalanced books make a run invalid.
    public enum Outcome: String, Codable, CaseIterable, Sendable {
        /// Every equation holds.
        case balanced
        /// Some request was lost or duplicated.
        case unbalanced
        /// There is nobody to compare the client's count with.
        case notApplicable = "not_applicable"
    }

    /// The outcome.
    public var outcome: Outcome
    /// Requests that the client sent.
    public var client: Int64
    /// Picks that the proxy made; 0 if it does not say.
    public var proxy: Int64
    /// Requests that the backends received; 0 if they do not say.
    public var backends: Int64
    /// Attempts of the proxy beyond the first for the same request, with a pick of their own or not.
    public var retries: Int64
    /// Requests that one party counted and the next one toward the backends did not.
    public var lost: Int64
    /// Requests that one party counted more often than the one before it.
    public var duplicated: Int64

    enum CodingKeys: String, CodingKey {
        case outcome = "verdict"
        case client, proxy, backends, retries, lost, duplicated
    }

    /// The result of a reconciliation; without figures there was nobody to compare with.
    public init(
        outcome: Outcome = .notApplicable,
        client: Int64 = 0,
        proxy: Int64 = 0,
        backends: Int64 = 0,
        retries: Int64 = 0,
        lost: Int64 = 0,
        duplicated: Int64 = 0
    ) {
        self.outcome = outcome
        self.client = client
        self.proxy = proxy
        self.backends = backends
        self.retries = retries
        self.lost = lost
        self.duplicated = duplicated
    }
}

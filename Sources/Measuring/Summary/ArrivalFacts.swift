/// How regularly requests came, as the coefficient of variation of the gaps between them: 0 at equal distances, 1 in
/// a Poisson stream, more in bursts.
///
/// A generator or a proxy that works in batches shows here, where its own clocks show nothing.
public struct ArrivalFacts: Codable, Equatable, Sendable {
    /// As the shape of the open loop intends; `nil` in a closed loop.
    public var planned: Double?
    /// As the backends received them, all together; `nil` where they are not ours.
    public var received: Double?

    enum CodingKeys: String, CodingKey {
        case planned = "planned_cv"
        case received = "received_cv"
    }

    /// Coefficients of variation.
    public init(planned: Double? = nil, received: Double? = nil) {
        self.planned = planned
        self.received = received
    }
}

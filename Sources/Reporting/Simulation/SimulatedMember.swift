/// One backend of a simulated system.
public struct SimulatedMember: Equatable, Sendable {
    /// Its name, numbered from 1 as in a run: `backend-1`.
    public var name: String
    /// Its weight.
    public var weight: Double
    /// Measured picks of it, repeated attempts included.
    public var picks: Int64
    /// Its share of all measured picks.
    public var share: Double
    /// The share of the whole time that its capacity was at work; `nil` where it has no limit.
    public var utilization: Double?

    /// A backend with its figures.
    public init(name: String, weight: Double, picks: Int64, share: Double, utilization: Double?) {
        self.name = name
        self.weight = weight
        self.picks = picks
        self.share = share
        self.utilization = utilization
    }
}

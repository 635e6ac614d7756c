/// From a moment on, these backends may be picked, with these weights.
public struct MembershipChange: Equatable, Sendable {
    /// The last moment of what was before.
    public var moment: PickMoment
    /// When it was, in nanoseconds since the start of the run.
    public var atNanoseconds: Int64
    /// The weight of each backend by index; 0 for who may not be picked.
    public var weights: [Double]
    /// Whether a backend is in slow start from now on, so that shares rise little by little.
    public var isRamping: Bool
    /// Whether the strategy begins anew.
    public var restarts: Bool

    /// A change of membership.
    public init(
        moment: PickMoment,
        atNanoseconds: Int64 = 0,
        weights: [Double],
        isRamping: Bool = false,
        restarts: Bool = false
    ) {
        self.moment = moment
        self.atNanoseconds = atNanoseconds
        self.weights = weights
        self.isRamping = isRamping
        self.restarts = restarts
    }
}

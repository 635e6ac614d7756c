/// One thing to tell the balancer.
enum FleetChange: BitwiseCopyable, Sendable, Equatable {
    /// A healthy backend with this weight is added behind the others.
    case join(weight: Double)
    /// A backend may be picked from now on, or may not.
    case admit(Int, Bool)
    /// A backend drains from now on, or no longer.
    case drain(Int, Bool)
    /// A backend's weight.
    case weight(Int, Double)
    /// A backend's share of its weight, from 0 to 1.
    case ramp(Int, Double)
}

/// Consecutive picks during which nobody joined or left and no weight changed: what a promise of evenness is about.
struct PickStretch: Equatable, Sendable {
    /// The moment after which it began.
    let start: PickMoment
    /// The numbers of its picks.
    var numbers: Range<Int64> = 0..<0
    /// The weight of each backend by index; 0 for who could not be picked.
    var weights: [Double]
    /// The change that it began with; `nil` for the start.
    var began: MembershipChange?

    /// Whether a backend was in slow start: then shares are not held to the weights.
    var isRamping: Bool { began?.isRamping ?? false }
}

/// What a strategy promises of the sequence of its picks: the law that a spread verdict holds it to.
public enum SpreadRule: Equatable, Sendable {
    /// Every backend in turn: over any prefix the counts differ by at most 1, and the order is one cycle.
    ///
    /// Use it for a foreign proxy that claims round robin, too: the claim is what is tested.
    case cyclic
    /// Shares by weight: over any prefix each backend is within `maximumDeviation` requests of its exact share
    /// (1 for smooth weighted round robin, more for deadline-based and stride schedules).
    case weighted(maximumDeviation: Double)
    /// Independent random picks by weight: judged by a two-sided chi-square test, since counts that are too even are
    /// no more random than counts that are too uneven.
    case random
    /// No promise about counts (least connections, least latency): reported, not judged.
    case unbounded
}

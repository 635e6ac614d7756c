/// What a spread verdict may hold a strategy to: how its counts of picks must lie while membership stands.
public enum SpreadRule: Sendable, Equatable {
    /// Every prefix of the sequence of picks has max − min ≤ 1, and the backends come in cyclic order.
    case cyclic
    /// On every prefix each backend's count is within `deviation` of its weighted share of the prefix.
    case weighted(deviation: Double)
    /// On every prefix max − min ≤ `gap`; nothing is promised of the order.
    case bounded(gap: Int)
    /// Independent draws in proportion to weight (`byWeight`) or uniform: a chi-square test, both tails.
    case random(byWeight: Bool)
    /// The strategy goes by load, latency or key; counts promise nothing.
    case none
}

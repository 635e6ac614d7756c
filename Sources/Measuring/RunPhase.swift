/// The part of a run that a request belongs to; the raw value is the column `phase`.
public enum RunPhase: UInt8, BitwiseCopyable, Sendable, CaseIterable {
    /// Sent and recorded, but kept out of every figure.
    case warmup = 0
    /// Counts in the figures.
    case measured = 1
}

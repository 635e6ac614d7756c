/// What decides when the next request leaves; the raw value is the column `mode`.
public enum LoadMode: String, Codable, CaseIterable, Sendable {
    /// Each connection sends its next request when the last one is answered: a slow server slows the load.
    case closed
    /// Requests leave on a schedule that does not wait for answers, as independent users do.
    case open
}

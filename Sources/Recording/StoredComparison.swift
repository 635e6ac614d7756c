package import Measuring

/// A row of the table `comparisons`, as it was read.
package struct StoredComparison: Sendable, Equatable {
    /// The comparison's number.
    package var id: Int64
    /// Where it stands.
    package var state: RunState
    /// Its rules, as JSON.
    package var settings: String
}

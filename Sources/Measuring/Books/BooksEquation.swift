/// One equation of the books: a count that must lie between two bounds, which are the same where nothing failed.
public struct BooksEquation: Equatable, Sendable {
    /// From whom to whom.
    public var name: String
    /// The count.
    public var count: Int64
    /// The least that the other party's count allows.
    public var least: Int64
    /// The most that it allows.
    public var most: Int64

    /// The equation `least` ≤ `count` ≤ `most`.
    public init(_ name: String, _ count: Int64, within least: Int64, _ most: Int64) {
        self.name = name
        self.count = count
        self.least = least
        self.most = most
    }

    /// By how much the count is too small: requests lost.
    public var shortfall: Int64 { max(0, least - count) }

    /// By how much the count is too great: requests duplicated.
    public var excess: Int64 { max(0, count - most) }
}

/// A place in the order of a proxy's decisions: after so many picks and so many changes of who may be picked.
public struct PickMoment: Comparable, Sendable {
    /// The picks made by then.
    public var picks: Int64
    /// The changes made by then; they order what lies between the same two picks.
    public var change: UInt64

    /// A moment after so many picks and changes.
    public init(picks: Int64, change: UInt64 = 0) {
        self.picks = picks
        self.change = change
    }

    /// By picks, then by changes.
    public static func < (left: PickMoment, right: PickMoment) -> Bool {
        (left.picks, left.change) < (right.picks, right.change)
    }
}

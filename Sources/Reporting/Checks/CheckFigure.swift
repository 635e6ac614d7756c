/// A figure of a run or of a comparison that a check may name.
struct CheckFigure: Equatable, Sendable {
    /// Its full name: the members of the JSON, with points between.
    var name: String
    /// The list whose elements each have one, such as `backends`; `nil` for a figure of the whole.
    var list: String?
    /// The members on the way to it, from the root or from the list's element.
    var path: [String]
    /// What it stands for.
    var type: CheckType
    /// Whether it counts by a key, such as a status: then a key that did not occur counts 0.
    var isKeyed = false
}

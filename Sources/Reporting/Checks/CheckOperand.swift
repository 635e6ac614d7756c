/// A part of a check while it is being put together: the tree so far, and what must be known to build on it.
struct CheckOperand {
    var node: CheckNode
    var type: CheckType
    /// Its characters in the text.
    var range: Range<Int>
    /// The list whose elements it is about, if it is about those.
    var list: String?
    /// The unit behind a single number.
    var unit: CheckUnit?
    /// Whether it names no figure.
    var isConstant = false
    /// Set for a bare word that is no figure: it may be a text to compare with, and is an error anywhere else.
    var unknownName: CheckError?
}

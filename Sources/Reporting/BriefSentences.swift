internal import Measuring

extension SpreadVerdict {
    /// The verdict in a sentence, from its figures alone.
    var briefSentence: String {
        let gap = "Counts are \(Quantity.number(maxGap)) apart"
        let allowed = allowedGap.map { ", where \(Quantity.number($0)) is allowed" } ?? ""
        let order = "\(DecimalText.grouped(orderViolations)) steps left the cycle"
        let window = "the widest gap in a window is \(Quantity.number(worstWindowGap))"
        return "\(gap)\(allowed); \(order), \(window), chi-square p = \(DecimalText.fixed(chiSquareP, places: 4))."
    }
}

extension Reconciliation {
    /// The verdict in a sentence, from its figures alone.
    var briefSentence: String {
        func text(_ count: Int64) -> String { DecimalText.grouped(count) }
        if outcome == .notApplicable {
            return "Not judged: the client sent \(text(client)), and nobody else says what it counted."
        }
        return "The client sent \(text(client)), the proxy picked \(text(proxy)) with \(text(retries)) retries, "
            + "the backends received \(text(backends)); \(text(lost)) lost, \(text(duplicated)) duplicated."
    }
}

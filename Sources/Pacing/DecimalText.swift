/// Plain decimal numbers, as figures and rates have them.
///
/// `Double.init` also takes signs, `inf`, `nan` and hexadecimal, none of which a person means here.
enum DecimalText {
    /// The number, never negative, or `nil` where the text is not one or is beyond what a `Double` holds.
    static func value(_ text: some StringProtocol) -> Double? {
        guard let first = text.utf8.first, isDigit(first),
            text.utf8.allSatisfy({ isDigit($0) || ".e+-".utf8.contains($0) }),
            let value = Double(text), value.isFinite
        else { return nil }
        return value
    }

    /// The text that reads back as exactly this number, without a fraction where there is none.
    static func text(_ value: Double) -> String {
        let whole = value.rounded()
        return whole == value && whole.magnitude < 1e15 ? "\(Int64(whole))" : "\(value)"
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }
}

/// One parameter of a strategy: its name, what values it takes, and the value it has when nobody sets it.
public struct StrategyParameter: Sendable {
    /// What a value is written as, and its legal range.
    public enum Kind: Sendable {
        /// A whole number.
        case count(ClosedRange<Int>)
        /// A decimal number.
        case number(ClosedRange<Double>)
        /// A time such as `500us`, `20ms`, `10s` or `2m`, greater than 0.
        case duration
        /// The specification of another strategy; takes the rest of the text, commas included, so it comes last.
        case strategy
    }

    /// The name as typed before the equals sign.
    public let name: String
    /// What values it takes.
    public let kind: Kind
    /// The value it has when nobody sets it, written as a user would.
    public let defaultText: String
    /// What it does, in a phrase.
    public let meaning: String

    /// The legal values in words, for help and error messages.
    public var legalValues: String {
        switch kind {
        case .count(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .number(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
        case .duration: "a time such as 500us, 20ms, 10s or 2m"
        case .strategy: "a strategy, such as round-robin or p2c:choices=3"
        }
    }

    /// The value of a text as a number (times in nanoseconds), or `nil` where the text is not a legal value.
    ///
    /// The text of a `.strategy` is checked by the catalogue and has the number 0 here.
    func number(from text: String) -> Double? {
        switch kind {
        case .count(let range): Int(text).flatMap { range.contains($0) ? Double($0) : nil }
        case .number(let range): Double(text).flatMap { range.contains($0) ? $0 : nil }
        case .duration: Self.nanoseconds(from: text)
        case .strategy: 0
        }
    }

    private static func nanoseconds(from text: String) -> Double? {
        let units: [(suffix: String, nanoseconds: Double)] = [
            ("ns", 1), ("us", 1e3), ("ms", 1e6), ("s", 1e9), ("m", 60e9), ("h", 3600e9),
        ]
        guard let unit = units.first(where: { text.hasSuffix($0.suffix) }),
            let value = Double(text.dropLast(unit.suffix.count)), value > 0, value.isFinite
        else { return nil }
        return value * unit.nanoseconds
    }
}

extension StrategyParameter {
    /// The parameter of strategies that wrap another.
    static func over(_ defaultText: String) -> StrategyParameter {
        StrategyParameter(
            name: "over",
            kind: .strategy,
            defaultText: defaultText,
            meaning: "the strategy that it wraps; comes last, and may have parameters of its own"
        )
    }
}

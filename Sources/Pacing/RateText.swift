/// Rates as people write them, in requests per second: `500`, `2k`, `1.5k`, `1M`.
public enum RateText {
    /// The rate in requests per second, finite and above 0.
    public static func perSecond(_ text: String) throws(SpecificationError) -> Double {
        var number = Substring(text)
        var scale = 1.0
        switch number.last {
        case "k", "K": scale = 1000
        case "m", "M": scale = 1_000_000
        default: break
        }
        if scale > 1 { number = number.dropLast() }
        guard let value = DecimalText.value(number), value > 0 else { throw .rate(text) }
        return value * scale
    }

    /// The text that reads back as exactly this rate, without a fraction where there is none.
    public static func text(_ perSecond: Double) -> String {
        DecimalText.text(perSecond)
    }
}

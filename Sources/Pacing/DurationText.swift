/// Durations as people write them: `100us`, `5ms`, `10s`, `1m30s`, `2h`.
///
/// Text and nanoseconds convert without floating point, so what is printed reads back as the very same number.
public enum DurationText {
    /// Units from long to short, with their length in nanoseconds; `µs` is read as well as `us`.
    private static let units: [(name: String, nanoseconds: Int64)] = [
        ("h", 3_600_000_000_000), ("m", 60_000_000_000), ("s", 1_000_000_000), ("ms", 1_000_000), ("us", 1000),
        ("ns", 1),
    ]

    /// The longest duration that is read: a year, so that sums of some hundreds of them stay in range.
    public static let longest: Int64 = 365 * 24 * 3_600_000_000_000

    /// The duration in nanoseconds, never negative and at most ``longest``.
    ///
    /// A bare `0` needs no unit; every other number does. Fractions below a nanosecond are refused, not rounded.
    public static func nanoseconds(_ text: String) throws(SpecificationError) -> Int64 {
        if text == "0" { return 0 }
        var rest = Substring(text)
        var total: Int64 = 0
        repeat {
            let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            rest = rest.dropFirst(number.count)
            let name = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(name.count)
            guard let unit = units.first(where: { $0.name == name || (name == "µs" && $0.name == "us") }),
                let part = scaled(number, by: unit.nanoseconds)
            else { throw .duration(text) }
            let (sum, overflow) = total.addingReportingOverflow(part)
            if overflow || sum > longest { throw .duration(text) }
            total = sum
        } while !rest.isEmpty
        return total
    }

    /// The shortest text that reads back as exactly this many nanoseconds: `1.5ms`, `10s`, `1m30s`.
    public static func text(_ nanoseconds: Int64) -> String {
        guard nanoseconds != 0 else { return "0s" }
        var rest = nanoseconds.magnitude
        var text = nanoseconds < 0 ? "-" : ""
        for unit in units {
            let length = UInt64(unit.nanoseconds)
            guard rest >= length else { continue }
            text += "\(rest / length)"
            rest %= length
            let isCompound = length >= 60_000_000_000
            if !isCompound, rest > 0 {
                text += "." + fraction(rest, of: length)
                rest = 0
            }
            text += unit.name
            if rest == 0 { break }
        }
        return text
    }

    /// The digits after the point of `rest / length`, where length is a power of ten, without trailing zeros.
    private static func fraction(_ rest: UInt64, of length: UInt64) -> String {
        var digits = String(String(length + rest).dropFirst())
        while digits.last == "0" { digits.removeLast() }
        return digits
    }

    /// A decimal number times a unit, exactly; `nil` where it is no number, too large or finer than 1 ns.
    private static func scaled(_ number: Substring, by unit: Int64) -> Int64? {
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }), number.count <= 24 else { return nil }
        let decimals = parts.count == 2 ? parts[1].count : 0
        guard let digits = UInt128(parts.joined()) else { return nil }
        let divisor = (0..<decimals).reduce(UInt128(1)) { power, _ in power * 10 }
        let (nanoseconds, remainder) = (digits * UInt128(unit)).quotientAndRemainder(dividingBy: divisor)
        return remainder == 0 ? Int64(exactly: nanoseconds) : nil
    }
}

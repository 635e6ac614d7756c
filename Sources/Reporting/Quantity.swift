internal import Measuring

/// Quantities as people read them: three significant digits and the unit that fits.
enum Quantity {
    /// A time given in microseconds: `0 µs`, `417 µs`, `5.01 ms`, `12.3 s`.
    static func time(microseconds: Double) -> String {
        switch microseconds.magnitude {
        case ..<999.5: threeDigits(microseconds) + " µs"
        case ..<999_500: threeDigits(microseconds / 1e3) + " ms"
        default: threeDigits(microseconds / 1e6) + " s"
        }
    }

    /// A time given in microseconds, or a dash for the 0 that stands for none: no answer takes no time.
    static func measured(microseconds: Double) -> String {
        microseconds == 0 ? unmeasured : time(microseconds: microseconds)
    }

    /// What stands in the place of a figure that nothing was measured for.
    static let unmeasured = "–"

    /// A time given in nanoseconds.
    static func time(nanoseconds: Int64) -> String { time(microseconds: Double(nanoseconds) / 1000) }

    /// A round time given in nanoseconds, without needless decimals: `5 ms`, `0.2 s`, `50 µs`.
    static func roundTime(nanoseconds: Double) -> String {
        switch nanoseconds {
        case ..<1e3: number(nanoseconds) + " ns"
        case ..<1e6: number(nanoseconds / 1e3) + " µs"
        case ..<1e9: number(nanoseconds / 1e6) + " ms"
        default: number(nanoseconds / 1e9) + " s"
        }
    }

    /// A length of time given in seconds, without needless decimals: `10 s`, `2.5 s`.
    static func seconds(_ seconds: Double) -> String { number(seconds) + " s" }

    /// A rate: `2,000/s`, `499.8/s`.
    static func rate(_ perSecond: Double) -> String {
        number(perSecond.magnitude < 1000 ? tenths(perSecond) : perSecond.rounded()) + "/s"
    }

    /// Bytes a second in powers of 1000: `198 kB/s`.
    static func byteRate(_ perSecond: Double) -> String {
        switch perSecond {
        case ..<999.5: threeDigits(perSecond) + " B/s"
        case ..<999_500: threeDigits(perSecond / 1e3) + " kB/s"
        case ..<999_500_000: threeDigits(perSecond / 1e6) + " MB/s"
        default: threeDigits(perSecond / 1e9) + " GB/s"
        }
    }

    /// A fraction of one in percent, with two decimals.
    static func percent(_ fraction: Double) -> String { DecimalText.fixed(fraction * 100, places: 2) + " %" }

    /// A part of a whole in percent; 0 of 0 is 0.
    static func percent(_ part: Int64, of whole: Int64) -> String {
        percent(whole == 0 ? 0 : Double(part) / Double(whole))
    }

    /// A number with as many decimals as it needs, at most three.
    static func number(_ value: Double) -> String {
        for places in 0..<3 where scaled(value, places) == scaled(value, places).rounded() {
            return DecimalText.fixed(value, places: places)
        }
        return DecimalText.fixed(value, places: 3)
    }

    private static func threeDigits(_ value: Double) -> String {
        switch value.magnitude {
        case 0: "0"
        case ..<9.995: DecimalText.fixed(value, places: 2)
        case ..<99.95: DecimalText.fixed(value, places: 1)
        default: DecimalText.fixed(value, places: 0)
        }
    }

    private static func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }

    private static func scaled(_ value: Double, _ places: Int) -> Double {
        (0..<places).reduce(value) { scaled, _ in scaled * 10 }
    }
}

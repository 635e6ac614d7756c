/// A moment as an HTTP date, `Sun, 06 Nov 1994 08:49:37 GMT` (IMF-fixdate, RFC 9110 §5.6.7).
public struct HTTPDate: Sendable, Equatable {
    /// Bytes of every HTTP date.
    public static let length = 29

    /// Seconds since 1970 began, without leap seconds.
    public let secondsSince1970: Int64

    /// The date of a moment, given in seconds since 1970 began.
    public init(secondsSince1970: Int64) {
        self.secondsSince1970 = secondsSince1970
    }

    /// The 29 bytes of the date.
    public var bytes: [UInt8] {
        let days = secondsSince1970.flooredQuotient(86_400)
        let second = Int(secondsSince1970 - days * 86_400)
        let (year, month, day) = HTTPDate.civil(days)
        let weekday = Int((days + 4) - (days + 4).flooredQuotient(7) * 7)
        var text: [UInt8] = []
        text.reserveCapacity(HTTPDate.length)
        text += HTTPDate.name(weekday, in: "SunMonTueWedThuFriSat")
        text += [0x2C, 0x20] + HTTPDate.digits(day, 2) + [0x20]
        text += HTTPDate.name(month - 1, in: "JanFebMarAprMayJunJulAugSepOctNovDec")
        text += [0x20] + HTTPDate.digits(year, 4) + [0x20]
        text += HTTPDate.digits(second / 3_600, 2) + [0x3A] + HTTPDate.digits(second / 60 % 60, 2)
        text += [0x3A] + HTTPDate.digits(second % 60, 2) + Array(" GMT".utf8)
        return text
    }

    /// Year, month and day of a day count; the years are taken to begin in March (Hinnant, "chrono-compatible low-level
    /// date algorithms", `civil_from_days`).
    private static func civil(_ days: Int64) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = shifted.flooredQuotient(146_097)
        let dayOfEra = Int(shifted - era * 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + Int(era) * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func name(_ index: Int, in names: String) -> ArraySlice<UInt8> {
        Array(names.utf8)[(index * 3)..<(index * 3 + 3)]
    }

    private static func digits(_ value: Int, _ width: Int) -> [UInt8] {
        var rest = value
        var text = [UInt8](repeating: 0x30, count: width)
        for place in (0..<width).reversed() {
            text[place] = 0x30 + UInt8(rest % 10)
            rest /= 10
        }
        return text
    }
}

extension Int64 {
    /// The quotient rounded down, also for moments before 1970.
    fileprivate func flooredQuotient(_ divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

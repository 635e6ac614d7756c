/// Decimal numbers as text, the same on every machine and in every locale.
public enum DecimalText {
    /// The number with exactly `places` decimals (0 to 9), rounded half to even, thousands apart by commas.
    ///
    /// Numbers beyond 10¹² are given in the standard library's shortest form; `nan` and `inf` by name.
    public static func fixed(_ value: Double, places: Int) -> String {
        let scale = tenToThe(places)
        let scaled = (value.magnitude * scale).rounded(.toNearestOrEven)
        guard value.isFinite, value.magnitude < 1e12, scaled < 0x1p63 else { return "\(value)" }
        let units = Int64(scaled)
        let sign = value < 0 && units != 0 ? "-" : ""
        let whole = grouped(units / Int64(scale))
        guard places > 0 else { return sign + whole }
        let fraction = String(units % Int64(scale))
        return sign + whole + "." + String(repeating: "0", count: places - fraction.count) + fraction
    }

    /// A whole number with its thousands apart by commas.
    public static func grouped(_ value: Int64) -> String {
        let digits = String(value.magnitude)
        var text = value < 0 ? "-" : ""
        for (offset, digit) in digits.enumerated() {
            if offset > 0, (digits.count - offset) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return text
    }

    private static func tenToThe(_ places: Int) -> Double {
        precondition((0...9).contains(places), "DecimalText writes 0 to 9 decimals, not \(places).")
        return (0..<places).reduce(1.0) { power, _ in power * 10 }
    }
}

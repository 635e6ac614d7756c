/// The logarithm and the exponential that strategies need, in basic arithmetic alone.
///
/// The functions of a platform's mathematics library differ in the last bit between platforms and versions; with
/// these the same seed makes the same picks everywhere.
@usableFromInline
enum ElementaryFunctions {
    /// The natural logarithm of a finite number above 0, to about 1e-15.
    ///
    /// x = 2ᵏ·m with m in [√½, √2); ln m = 2·artanh((m−1)/(m+1)) by its power series.
    @inlinable
    static func log(_ x: Double) -> Double {
        var exponent = Double(x.exponent)
        var mantissa = x.significand
        if mantissa > 1.414_213_562_373_095_1 {
            mantissa *= 0.5
            exponent += 1
        }
        let ratio = (mantissa - 1) / (mantissa + 1)
        let square = ratio * ratio
        var sum = 0.0
        var divisor = 23.0
        while divisor > 0 {
            sum = sum * square + 1 / divisor
            divisor -= 2
        }
        return exponent * 0.693_147_180_559_945_3 + 2 * ratio * sum
    }

    /// e to the power −x for x ≥ 0, to about 1e-13 relative; 0 beyond 700.
    ///
    /// −x = r − k·ln 2 with |r| ≤ ln 2; eʳ by its power series, in Horner form.
    @inlinable
    static func decay(_ x: Double) -> Double {
        guard x < 700 else { return 0 }
        let halvings = (x * 1.442_695_040_888_963_4).rounded(.down)
        let rest = -(x - halvings * 0.693_147_180_559_945_3)
        var sum = 1.0
        var term = 18.0
        while term > 0 {
            sum = 1 + sum * rest / term
            term -= 1
        }
        return Double(sign: .plus, exponent: -Int(halvings), significand: sum)
    }
}

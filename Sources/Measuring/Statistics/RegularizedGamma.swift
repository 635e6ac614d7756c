internal import RealModule

/// The regularized incomplete gamma functions P(a, x) and Q(a, x) = 1 − P(a, x), for a > 0 and x ≥ 0.
///
/// P by its power series where x < a + 1, Q by its continued fraction (modified Lentz) elsewhere, each where it
/// converges fast and neither as the difference of nearly equal numbers, so that both tails keep their precision.
/// Abramowitz and Stegun 6.5.29 and 6.5.31; Press et al., *Numerical Recipes*, 6.2.
enum RegularizedGamma {
    /// P(a, x): the probability that a gamma variable of shape a is at most x.
    static func lower(_ a: Double, _ x: Double) -> Double {
        if x <= 0 { return 0 }
        return x < a + 1 ? series(a, x) : 1 - continuedFraction(a, x)
    }

    /// Q(a, x): the probability that a gamma variable of shape a exceeds x.
    static func upper(_ a: Double, _ x: Double) -> Double {
        if x <= 0 { return 1 }
        return x < a + 1 ? 1 - series(a, x) : continuedFraction(a, x)
    }

    /// The terms needed grow with √a; this many suffice for shapes up to 10⁸.
    private static let mostTerms = 100_000
    private static let precision = 1e-15

    private static func series(_ a: Double, _ x: Double) -> Double {
        var term = 1 / a
        var sum = term
        for k in 1...mostTerms where term > sum * precision {
            term *= x / (a + Double(k))
            sum += term
        }
        return min(1, sum * prefactor(a, x))
    }

    private static func continuedFraction(_ a: Double, _ x: Double) -> Double {
        let tiny = 1e-300
        var b = x + 1 - a
        var c = 1 / tiny
        var d = 1 / b
        var fraction = d
        for k in 1...mostTerms {
            let coefficient = Double(k) * (a - Double(k))
            b += 2
            d = coefficient * d + b
            d = 1 / (d.magnitude < tiny ? tiny : d)
            c = b + coefficient / c
            c = c.magnitude < tiny ? tiny : c
            fraction *= c * d
            if (c * d - 1).magnitude < precision { break }
        }
        return min(1, max(0, fraction * prefactor(a, x)))
    }

    /// xᵃ e⁻ˣ / Γ(a), by logarithms.
    private static func prefactor(_ a: Double, _ x: Double) -> Double {
        .exp(a * .log(x) - x - .logGamma(a))
    }
}

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// How a backend that returns is given its share little by little.
///
/// At t after the return its weight is multiplied by
///
///     ramp(t) = max(minimum, (t / window)^(1 / aggression))     0 < t < window
///
/// with aggression 1 linear, above 1 faster at first, below 1 slower. With the default minimum of 10 %:
///
/// | t / window     | 0.05 | 0.10 | 0.25 | 0.50 | 0.75 | 1 |
/// |----------------|------|------|------|------|------|---|
/// | aggression 0.5 | 0.10 | 0.10 | 0.10 | 0.25 | 0.56 | 1 |
/// | aggression 1   | 0.10 | 0.10 | 0.25 | 0.50 | 0.75 | 1 |
/// | aggression 2   | 0.22 | 0.32 | 0.50 | 0.71 | 0.87 | 1 |
///
/// Only strategies that go by weights heed it. Source: Envoy, `SlowStartConfig`.
package struct SlowStart: Sendable, Equatable {
    /// Nanoseconds until a backend has its whole share; 0 gives it at once, which is the default.
    package var window: Int64 = 0
    /// Above 0; see the formula.
    package var aggression = 1.0
    /// The share that a backend begins with, from 0 to 1.
    package var minimum = 0.1

    /// No slow start.
    package init() {}

    /// The share of its weight that a backend has so many nanoseconds after its return.
    func ramp(after elapsed: Int64) -> Double {
        guard elapsed < window else { return 1 }
        let time = Double(max(elapsed, 1)) / Double(window)
        return min(1, max(minimum, aggression == 1 ? time : pow(time, 1 / aggression)))
    }
}

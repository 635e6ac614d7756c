/// Holm's correction of p-values for the number of tests made.
///
/// Of m tests on things that do not differ, one in twenty says they do; of a table of twenty, one is expected to. The
/// least p is multiplied by m, the next by m − 1, …, none is less than one before it, and none more than 1. What is
/// then below 0.05 is so, falsely, in at most one *family* of tests in twenty, however the tests depend on each other;
/// it rejects whatever Bonferroni's correction would, and more. Holm, *A simple sequentially rejective multiple test
/// procedure* (1979).
public enum HolmCorrection {
    /// The corrected values, in the order of the given ones.
    public static func adjusted(_ pValues: [Double]) -> [Double] {
        var adjusted = pValues
        var least = 0.0
        let order = pValues.indices.sorted { pValues[$0] < pValues[$1] }
        for (step, index) in order.enumerated() {
            least = max(least, min(1, Double(pValues.count - step) * pValues[index]))
            adjusted[index] = least
        }
        return adjusted
    }
}

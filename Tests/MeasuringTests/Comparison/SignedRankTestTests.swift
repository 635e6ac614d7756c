import Measuring
import Testing

@Suite("Signed ranks")
struct SignedRankTestTests {
    /// p by SciPy 1.17, `wilcoxon(differences, method="exact")`.
    @Test("Exact p is that of the tables, zeros left out")
    func exact() {
        let test = SignedRankTest(differences: [1.5, -0.5, 2.5, 3.5, -1, 4, 0, 2])
        #expect(test.count == 7)
        #expect(test.statistic == 25)
        #expect((test.pValue - 0.078125).magnitude < 1e-12)
    }

    @Test("Ten rounds that all point one way have the least p there is")
    func least() {
        #expect(SignedRankTest(differences: (1...10).map(Double.init)).pValue == 2.0 / 1024)
    }

    @Test("No difference, or none at all, shows nothing")
    func nothing() {
        #expect(SignedRankTest(differences: [0, 0]).pValue == 1)
        #expect(SignedRankTest(differences: []).pValue == 1)
    }

    @Test("The approximation meets the exact p where it takes over")
    func approximate() {
        let differences = (1...50).map { $0 % 3 == 0 ? -Double($0) : Double($0) }
        let exact = SignedRankTest(differences: differences)
        // One more, of the least rank, moves the statistic by next to nothing.
        let approximate = SignedRankTest(differences: differences + [0.5])
        #expect((exact.pValue - approximate.pValue).magnitude < 0.02)
    }
}

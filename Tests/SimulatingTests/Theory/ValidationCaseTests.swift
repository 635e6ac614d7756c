import Pacing
import Testing

@testable import Simulating

/// Simulations short enough for a debug build: theory lies within the batch-means interval, widened threefold.
///
/// The table in full, to half a percent, needs millions of requests and runs in a release build.
@Suite struct ValidationCaseTests {
    @Test(arguments: 0..<6)
    func theoryLiesInTheInterval(_ index: Int) throws {
        let cases = ValidationCase.all(requests: 30_000, seed: 11)
        let row = try cases[index].run()
        let half = row.interval.upperBound - row.simulatedMean
        #expect(abs(row.simulatedMean - row.theoryMean) < 3 * half, "\(row)")
        #expect(half / row.simulatedMean < 0.12, "\(row)")
    }

    @Test func aSupermarketOfThousands() throws {
        let law = ClosedForm.choices(2, utilization: 0.6)
        let row = try ValidationCase(
            "two choices",
            law,
            strategy: "p2c",
            backends: Array(repeating: SimulatedBackend(), count: 500),
            utilization: 0.6,
            requests: 30_000,
            seed: 3
        ).run()
        #expect(abs(row.meanError) < 0.02, "\(row)")
        #expect(abs(try #require(row.percentileError)) < 0.04, "\(row)")
    }

    @Test func aRowFailsOnEitherError() {
        func row(_ mean: Double, _ percentile: Double) -> ValidationRow {
            ValidationRow(
                name: "",
                theoryMean: 10,
                simulatedMean: mean,
                interval: mean...mean,
                theoryPercentile: 100,
                simulatedPercentile: percentile
            )
        }
        #expect(row(10.04, 100.9).passes)
        #expect(!row(10.06, 100).passes)
        #expect(!row(10, 98.9).passes)
    }
}

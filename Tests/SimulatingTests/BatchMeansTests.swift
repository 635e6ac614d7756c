import Testing

@testable import Simulating

@Suite struct BatchMeansTests {
    @Test func meanAndIntervalOfKnownBatches() {
        var means = BatchMeans(observations: 64)
        for number in 0..<64 { means.add(Double(number / 2), number: number) }
        #expect(means.mean == 15.5)
        // Batch means 0…31: standard deviation √88, over √32, times 2.0395.
        let half = means.interval.upperBound - 15.5
        #expect(abs(half - 2.0395 * (88.0 / 32).squareRoot()) < 1e-9)
    }

    @Test func orderDoesNotMatterAndLateOnesJoinTheLastBatch() {
        var forward = BatchMeans(observations: 100)
        var backward = BatchMeans(observations: 100)
        for number in 0..<100 {
            forward.add(Double(number * number), number: number)
            backward.add(Double((99 - number) * (99 - number)), number: 99 - number)
        }
        #expect(forward == backward)
        #expect(forward.mean == 3283.5)
    }

    @Test func fewObservationsHaveNoInterval() {
        var means = BatchMeans(observations: 1)
        #expect(means.mean == 0)
        means.add(4, number: 0)
        #expect(means.interval == 4...4)
    }
}

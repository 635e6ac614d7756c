import Testing

@testable import Simulating

/// The closed forms against the values that the literature gives, and against each other where they meet.
@Suite struct ClosedFormTests {
    @Test func valuesAtNineTenths() {
        #expect(abs(ClosedForm.randomSplitting(utilization: 0.9).mean - 10) < 1e-9)
        #expect(abs(ClosedForm.firstInFirstOut(utilization: 0.9, squaredVariation: 0).mean - 5.5) < 1e-9)
        #expect(abs(ClosedForm.processorSharing(utilization: 0.9).mean - 10) < 1e-9)
        #expect(abs(ClosedForm.centralQueue(servers: 10, utilization: 0.9).mean - 1.6687) < 5e-5)
        #expect(abs(ClosedForm.roundRobin(backends: 10, utilization: 0.9).mean - 5.6603) < 5e-5)
        #expect(abs(ClosedForm.choices(2, utilization: 0.9).mean - 2.6141) < 5e-5)
        #expect(abs(ClosedForm.choices(3, utilization: 0.9).mean - 2.0279) < 5e-5)
    }

    @Test(arguments: [0.05, 0.3, 0.5, 0.77, 0.95, 0.99])
    func formsMeetWhereTheSystemsAreTheSame(_ utilization: Double) throws {
        let random = ClosedForm.randomSplitting(utilization: utilization)
        let others = [
            ClosedForm.choices(1, utilization: utilization),
            ClosedForm.roundRobin(backends: 1, utilization: utilization),
            ClosedForm.centralQueue(servers: 1, utilization: utilization),
        ]
        for other in others {
            #expect(abs(other.mean / random.mean - 1) < 1e-6)
            for share in [0.5, 0.99] {
                let (left, right) = (try #require(other.quantile(share)), try #require(random.quantile(share)))
                #expect(abs(left / right - 1) < 1e-6)
            }
        }
        let exponential = ClosedForm.firstInFirstOut(utilization: utilization, squaredVariation: 1)
        #expect(abs(exponential.mean / random.mean - 1) < 1e-9)
        let limit = ClosedForm.roundRobinLimit(utilization: utilization).mean
        let thousands = ClosedForm.roundRobin(backends: 100_000, utilization: utilization).mean
        #expect(abs(thousands / limit - 1) < 1e-3)
    }

    @Test func moreInformationIsNeverWorse() {
        for utilization in [0.5, 0.8, 0.95] {
            let means = (1...6).map { ClosedForm.choices($0, utilization: utilization).mean }
            #expect(zip(means, means.dropFirst()).allSatisfy { $0 > $1 })
            let cycles = (1...6).map { ClosedForm.roundRobin(backends: $0, utilization: utilization).mean }
            #expect(zip(cycles, cycles.dropFirst()).allSatisfy { $0 > $1 })
        }
    }

    @Test func theTailOfALawIntegratesToItsMean() throws {
        for law in [
            ClosedForm.choices(2, utilization: 0.9), ClosedForm.centralQueue(servers: 4, utilization: 0.75),
            ClosedForm.centralQueue(servers: 7, utilization: 0.6),
        ] {
            let steps = 20_000
            let mean = try (0..<steps).reduce(0) { sum, step in
                sum + (try #require(law.quantile((Double(step) + 0.5) / Double(steps)))) / Double(steps)
            }
            #expect(abs(mean / law.mean - 1) < 1e-3)
        }
    }

    @Test func onlyAMeanHasNoQuantile() {
        #expect(ClosedForm.processorSharing(utilization: 0.5).quantile(0.5) == nil)
    }
}

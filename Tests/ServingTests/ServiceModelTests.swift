import Pacing
import Testing

@testable import Serving

struct ServiceModelTests {
    private static let exponential = ExponentialService(meanNanoseconds: 1_000_000)

    private static func draws(_ name: String, seed: UInt64, errorRate: Double = 0) -> [Int64] {
        var model = ServiceModel(distribution: exponential, errorRate: errorRate, name: name, seed: seed)
        return (0..<100).map { _ in
            _ = model.drawFailure()
            return model.drawService()
        }
    }

    @Test func sameSeedAndNameDrawTheSame() {
        #expect(Self.draws("backend-1", seed: 7) == Self.draws("backend-1", seed: 7))
    }

    @Test func seedAndNameEachChangeTheDraws() {
        let base = Self.draws("backend-1", seed: 7)
        #expect(base != Self.draws("backend-1", seed: 8))
        #expect(base != Self.draws("backend-2", seed: 7))
    }

    @Test func errorsDoNotShiftServiceTimes() {
        #expect(Self.draws("a", seed: 1, errorRate: 0.5) == Self.draws("a", seed: 1))
    }

    /// With n draws the count is binomial; five standard deviations are exceeded once in two million seeds.
    @Test(arguments: [0.01, 0.2, 0.5, 0.97])
    func failureShareIsTheRate(rate: Double) {
        var model = ServiceModel(distribution: NoService(), errorRate: rate, name: "a", seed: 3)
        let count = 20_000.0
        let failures = Double((0..<Int(count)).count { _ in model.drawFailure() })
        #expect(abs(failures - count * rate) < 5 * (count * rate * (1 - rate)).squareRoot())
    }

    @Test func ratesZeroAndOneAreExact() {
        var never = ServiceModel(distribution: NoService(), errorRate: 0, name: "a", seed: 3)
        var always = ServiceModel(distribution: NoService(), errorRate: 1, name: "a", seed: 3)
        #expect((0..<1000).count { _ in never.drawFailure() } == 0)
        #expect((0..<1000).count { _ in always.drawFailure() } == 1000)
    }

    @Test func noServiceIsInstant() {
        var model = ServiceModel(distribution: NoService(), errorRate: 0, name: "a", seed: 1)
        let service = model.drawService()
        #expect(model.isInstant)
        #expect(service == 0)
        #expect(!ServiceModel(distribution: Self.exponential, errorRate: 0, name: "a", seed: 1).isInstant)
    }
}

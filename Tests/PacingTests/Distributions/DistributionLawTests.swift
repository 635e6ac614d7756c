import Pacing
import RealModule
import Testing

@Suite("Distribution functions")
struct DistributionLawTests {
    @Test("exponential times follow 1 − e^(−t/MEAN)")
    func exponential() {
        expectLaw(ExponentialService(meanNanoseconds: 5_000_000)) { 1 - Double.exp(-$0 / 5e6) }
    }

    @Test("lognormal times have a normal logarithm around ln MEAN − σ²/2", arguments: [0.3, 0.8, 2])
    func lognormal(sigma: Double) {
        let mu = Double.log(5e6) - sigma * sigma / 2
        expectLaw(LognormalService(meanNanoseconds: 5_000_000, sigma: sigma)) { time in
            (1 + Double.erf((Double.log(time) - mu) / (sigma * 2.squareRoot()))) / 2
        }
    }

    @Test("pareto times follow 1 − (m/t)^α, with m so that MEAN is the mean", arguments: [1.2, 2.5])
    func pareto(alpha: Double) {
        let shortest = 5e6 * (alpha - 1) / alpha
        expectLaw(ParetoService(meanNanoseconds: 5_000_000, alpha: alpha)) { time in
            time < shortest ? 0 : 1 - Double.pow(shortest / time, alpha)
        }
    }

    @Test("bimodal times are FAST or SLOW, the second as often as P says")
    func bimodal() {
        let law = BimodalService(fastNanoseconds: 1, slowNanoseconds: 100, slowProbability: 0.2)
        var generator = SeededGenerator(seed: 6)
        let values = (0..<10_000).map { _ in law.sample(using: &generator) }
        #expect(Set(values) == [1, 100])
        #expect(abs(values.count { $0 == 100 } - 2000) < 160)
    }

    @Test("a heavy tail never overflows")
    func heavyTail() {
        var generator = SeededGenerator(seed: 6)
        let law = ParetoService(meanNanoseconds: .max / 2, alpha: 1.001)
        #expect((0..<10_000).allSatisfy { _ in law.sample(using: &generator) >= 0 })
    }

    private func expectLaw(_ law: some ServiceDistribution, _ function: (Double) -> Double) {
        var generator = SeededGenerator(seed: 3)
        let values = (0..<20_000).map { _ in Double(law.sample(using: &generator)) }
        #expect(distance(of: values, from: function) < criticalDistance(values.count))
    }
}

import Pacing
import Testing

@Suite("DistributionCatalog")
struct DistributionCatalogTests {
    /// One text of every distribution, and some corners; a new distribution adds its own.
    static let texts = [
        "none", "constant:5ms", "constant:0s", "exponential:5ms", "exponential:0s", "lognormal:5ms:0.8",
        "lognormal:20us:0", "pareto:5ms:2.5", "pareto:5ms:3.5", "bimodal:1ms:100ms:0.01", "bimodal:1ms:9ms:0",
        "bimodal:1ms:9ms:1", "lognormal:1s:0.00001", "cut-normal:5ms", "cut-normal:0s",
    ]

    @Test("every distribution has an example here, and its form starts with its name")
    func examples() {
        for type in DistributionCatalog.all {
            #expect(Self.texts.contains { $0.split(separator: ":").first ?? "" == type.grammar.name })
        }
        #expect(Set(DistributionCatalog.forms).count == DistributionCatalog.all.count)
    }

    @Test("a law prints the text that reads back as the same law", arguments: texts)
    func roundTrip(text: String) throws {
        let law = try DistributionCatalog.make(text)
        let again = try DistributionCatalog.make(law.description)
        #expect(again.description == law.description)
        #expect(samples(again, seed: 5, count: 100) == samples(law, seed: 5, count: 100))
    }

    @Test("a bare time is a constant one, and everything else a distribution")
    func times() throws {
        #expect(try DistributionCatalog.makeTime("5ms").description == "constant:5ms")
        #expect(try DistributionCatalog.makeTime("exponential:5ms").description == "exponential:5ms")
        #expect(throws: SpecificationError.self) { try DistributionCatalog.makeTime("5") }
    }

    @Test("the same seed gives the same durations, none of them negative", arguments: texts)
    func repeatable(text: String) throws {
        let law = try DistributionCatalog.make(text)
        let values = samples(law, seed: 9, count: 5000)
        #expect(values == samples(law, seed: 9, count: 5000))
        #expect(values.allSatisfy { $0 >= 0 })
    }

    @Test("sample means and variances agree with the exact moments", arguments: texts)
    func moments(text: String) throws {
        let count = 200_000
        let law = try DistributionCatalog.make(text)
        let values = samples(law, seed: 4, count: count).map(Double.init)
        let mean = values.reduce(0, +) / Double(count)
        let exact = law.meanNanoseconds
        let deviation = exact * law.squaredCoefficientOfVariation.squareRoot()
        #expect(abs(mean - exact) <= 4 * deviation / Double(count).squareRoot() + 0.5)
        guard exact > 0, !text.hasPrefix("pareto") else { return }
        let variance = values.reduce(0) { $0 + ($1 - exact) * ($1 - exact) } / Double(count)
        let allowed = 0.05 * law.squaredCoefficientOfVariation + 1e-9
        #expect(abs(variance / (exact * exact) - law.squaredCoefficientOfVariation) <= allowed)
    }

    @Test(
        "a wrong text is refused with the value and the legal forms",
        arguments: [
            ("gauss:5ms", "bimodal:FAST:SLOW:P"), ("", "none, constant:T"), ("constant", "write constant:T"),
            ("constant:5", "'5' is not a duration"), ("none:1ms", "it takes 0 figures, not 1"),
            ("exponential:1ms:2", "it takes 1 figure, not 2"), ("lognormal:1ms:x", "'x' is not a sigma from 0 to 10"),
            ("lognormal:1ms:11", "'11' is not a sigma"), ("pareto:1ms:1", "'1' is not an alpha above 1"),
            ("bimodal:1ms:2ms:1.5", "'1.5' is not a probability"), ("bimodal:1ms:2ms:-1", "'-1' is not"),
        ]
    )
    func refusing(text: String, hint: String) {
        let error = #expect(throws: SpecificationError.self) { try DistributionCatalog.make(text) }
        #expect(error?.description.contains("'\(text)'") == true)
        #expect(error?.description.contains(hint) == true)
    }

    private func samples(_ law: some ServiceDistribution, seed: UInt64, count: Int) -> [Int64] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in law.sample(using: &generator) }
    }
}

import Testing

@testable import Pacing

@Suite("SeededGenerator")
struct SeededGeneratorTests {
    @Test("SplitMix64 gives the published numbers for seed 1234567")
    func splitMixReference() {
        var mixer = SplitMix64(state: 1_234_567)
        let expected: [UInt64] = [
            6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
        ]
        #expect(expected.map { _ in mixer.next() } == expected)
    }

    @Test("xoshiro256** gives the reference implementation's numbers for the state 1, 2, 3, 4")
    func xoshiroReference() {
        var generator = SeededGenerator(seed: 0)
        (generator.state0, generator.state1, generator.state2, generator.state3) = (1, 2, 3, 4)
        let expected: [UInt64] = [
            11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
            607_988_272_756_665_600,
        ]
        #expect(expected.map { _ in generator.next() } == expected)
    }

    @Test("the same seed gives the same stream, another seed another one")
    func seeding() {
        var (first, second, other) = (SeededGenerator(seed: 7), SeededGenerator(seed: 7), SeededGenerator(seed: 8))
        let numbers = (0..<100).map { _ in first.next() }
        #expect(numbers == (0..<100).map { _ in second.next() })
        #expect(Set(numbers).isDisjoint(with: (0..<100).map { _ in other.next() }))
    }

    @Test("a split depends on the parent's state and the stream's number alone")
    func splitting() {
        let parent = SeededGenerator(seed: 3)
        #expect(parent.split(stream: 5) == parent.split(stream: 5))
        #expect(parent.split(stream: 5) != parent.split(stream: 6))
        #expect(parent.split(stream: 0) != parent)
        #expect(parent.split(stream: 5) != SeededGenerator(seed: 4).split(stream: 5))
    }

    @Test("streams of one generator, and generators of neighbouring seeds, are uncorrelated")
    func correlation() {
        let count = 20_000
        let parent = SeededGenerator(seed: 11)
        let streams =
            [parent, SeededGenerator(seed: 12)] + (0..<4).map { parent.split(stream: $0) }
        let series = streams.map { stream in
            var stream = stream
            return (0..<count).map { _ in stream.nextUnit() - 0.5 }
        }
        for first in 0..<series.count {
            for second in 0..<first {
                let product = zip(series[first], series[second]).reduce(0) { $0 + $1.0 * $1.1 }
                let correlation = product / Double(count) * 12
                #expect(abs(correlation) < 4 / Double(count).squareRoot(), "streams \(first) and \(second)")
            }
        }
    }

    @Test("units are uniform, and the positive ones never 0")
    func units() {
        var generator = SeededGenerator(seed: 2)
        let units = (0..<20_000).map { _ in generator.nextUnit() }
        #expect(units.allSatisfy { $0 >= 0 && $0 < 1 })
        #expect(distance(of: units) { $0 } < criticalDistance(units.count))
        #expect((0..<20_000).allSatisfy { _ in generator.nextPositiveUnit() > 0 })
    }
}

import Pacing
import Testing

@Suite("RequestChoice")
struct RequestChoiceTests {
    @Test("kinds in turn begin with the first and come round")
    func turns() {
        let choice = RequestChoice(weights: [1, 9, 1], order: .turns, seed: 5)
        #expect((1...7).map { choice.kind(ofSequence: $0) } == [0, 1, 2, 0, 1, 2, 0])
    }

    @Test("each kind comes as often as its weight says, in any stretch", arguments: [0, 1, 2, .max] as [UInt64])
    func weights(seed: UInt64) {
        let choice = RequestChoice(weights: [6, 3, 1], seed: seed)
        for start in [1, 1_000_001, Int64.max - 20_000] {
            var counts = [0.0, 0, 0]
            for sequence in start..<(start + 20_000) { counts[choice.kind(ofSequence: sequence)] += 1 }
            // Six standard deviations of a binomial count at most.
            for (count, share) in zip(counts, [0.6, 0.3, 0.1]) {
                #expect(abs(count - 20_000 * share) < 6 * (20_000 * share * (1 - share)).squareRoot(), "\(counts)")
            }
        }
    }

    @Test("what a request is follows from seed and number, and neighbours have nothing in common")
    func independence() {
        func kinds(seed: UInt64) -> [Int] {
            let choice = RequestChoice(weights: [1, 1], seed: seed)
            return (1...4000).map { choice.kind(ofSequence: $0) }
        }
        let first = kinds(seed: 1)
        #expect(first == kinds(seed: 1))
        let agreeing = zip(first, kinds(seed: 2)).count { $0 == $1 }
        let repeating = zip(first, first.dropFirst()).count { $0 == $1 }
        for count in [agreeing, repeating] { #expect(abs(Double(count) - 2000) < 200, "\(count)") }
    }

    @Test("one kind is always the one", arguments: RequestChoice.Order.allCases)
    func single(order: RequestChoice.Order) {
        let choice = RequestChoice(weights: [0.5], order: order, seed: 9)
        #expect((1...100).allSatisfy { choice.kind(ofSequence: $0) == 0 })
    }
}

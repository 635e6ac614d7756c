import Testing

@testable import Balancing

@Suite struct CandidateDrawTests {
    @Test(arguments: [[1, 1, 1, 1, 1], [1, 2, 3, 4, 5], [1, 0, 1, 1, 100]] as [[Double]])
    func candidatesAreDistinctAndEligible(_ weights: [Double]) {
        let pool = BackendPool(weights: weights)
        var draw = CandidateDraw(seed: 4)
        for _ in 0..<300 {
            var drawn: [Int] = []
            var candidate = draw.first(from: pool)
            while let backend = candidate {
                drawn.append(backend)
                candidate = draw.next(from: pool)
            }
            #expect(Set(drawn).count == drawn.count)
            #expect(drawn.count == pool.eligibleCount)
            #expect(drawn.allSatisfy { pool.isEligible($0) })
        }
    }

    @Test func pairsAreUniformAndOrdered() {
        let pool = BackendPool(weights: [1, 1, 1, 1])
        var draw = CandidateDraw(seed: 4)
        var counts: [Int: Int] = [:]
        for _ in 0..<12_000 {
            guard let first = draw.first(from: pool), let second = draw.next(from: pool) else { return }
            counts[first * 4 + second, default: 0] += 1
        }
        #expect(counts.count == 12)
        #expect(counts.values.allSatisfy { abs($0 - 1_000) < 130 })
    }
}

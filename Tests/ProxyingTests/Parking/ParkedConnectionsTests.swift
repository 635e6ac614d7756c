import TestSupport
import Testing

@testable import Proxying

@Suite struct ParkedConnectionsTests {
    @Test func givesEachOutOnce() {
        var parked = ParkedConnections()
        parked.add(7, deadline: 100)
        parked.add(9, deadline: 50)
        #expect(parked.count == 2)
        let taken = [parked.take(7), parked.take(7), parked.take(8)]
        #expect(taken == [100, nil, nil])
        let expired = [parked.takeExpired(50), parked.takeExpired(51), parked.takeExpired(.max)]
        #expect(expired == [[], [9], []] && parked.count == 0)
        parked.add(9, deadline: 200)
        let last = parked.takeExpired(.max)
        #expect(last == [9])
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func agreesWithAPlainTable(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var parked = ParkedConnections()
        var model: [Int32: Int64] = [:]
        for now in 0..<2_000 as Range<Int64> {
            let descriptor = Int32.random(in: 0..<64, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0, 1:
                guard model[descriptor] == nil else { continue }
                let deadline = now + Int64.random(in: -5..<200, using: &random)
                parked.add(descriptor, deadline: deadline)
                model[descriptor] = deadline
            case 2:
                let taken = parked.take(descriptor)
                #expect(taken == model.removeValue(forKey: descriptor))
            default:
                let expired = Set(parked.takeExpired(now))
                #expect(expired == Set(model.filter { $0.value < now }.keys))
                model = model.filter { $0.value >= now }
            }
            #expect(parked.count == model.count)
        }
    }
}

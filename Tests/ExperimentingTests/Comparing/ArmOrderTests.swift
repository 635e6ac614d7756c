import Testing

@testable import Experimenting

@Suite("Order of arms")
struct ArmOrderTests {
    @Test("Two arms take turns as ABBA")
    func abba() {
        #expect((0..<4).map { ArmOrder.order(ofRound: $0, arms: 2) } == [[0, 1], [1, 0], [1, 0], [0, 1]])
    }

    @Test("Each round has each arm once, each pair of rounds is a mirror", arguments: 1...7)
    func mirror(arms: Int) {
        for round in stride(from: 0, to: 20, by: 2) {
            let first = ArmOrder.order(ofRound: round, arms: arms)
            #expect(first.sorted() == Array(0..<arms))
            #expect(ArmOrder.order(ofRound: round + 1, arms: arms) == first.reversed())
        }
    }

    @Test("After as many pairs as arms, each arm has had each place twice", arguments: 2...7)
    func places(arms: Int) {
        let orders = (0..<(2 * arms)).map { ArmOrder.order(ofRound: $0, arms: arms) }
        for arm in 0..<arms {
            for place in 0..<arms {
                #expect(orders.count { $0[place] == arm } == 2)
            }
        }
    }
}

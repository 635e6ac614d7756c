import Measuring
import Testing

@Suite("Knee of a curve")
struct CurveKneeTests {
    @Test("A queue's curve has its knee before it turns upward")
    func queue() throws {
        // M/M/1: the mean time is 1 / (1 − load).
        let points = stride(from: 0.05, through: 0.95, by: 0.05).map { (rate: $0, latency: 1 / (1 - $0)) }
        let knee = points[try #require(CurveKnee.index(of: points))].rate
        #expect((0.7...0.85).contains(knee))
    }

    @Test("A corner is found exactly", arguments: 1...8)
    func corner(at position: Int) {
        let points = (0...9).map { (rate: Double($0), latency: $0 <= position ? 1.0 : 1 + Double($0 - position) * 50) }
        #expect(CurveKnee.index(of: points) == position)
    }

    @Test("A straight line, a flat one and two points have none")
    func none() {
        let line = (0...9).map { (rate: Double($0), latency: Double($0)) }
        #expect(CurveKnee.index(of: line) == nil)
        #expect(CurveKnee.index(of: line.map { (rate: $0.rate, latency: 5) }) == nil)
        #expect(CurveKnee.index(of: Array(line.prefix(2))) == nil)
        #expect(CurveKnee.index(of: [(1, 1), (1, 2), (1, 3)]) == nil)
    }
}

import Pacing
import RealModule
import Testing

@Suite("Arrival shapes")
struct ArrivalShapeTests {
    @Test("constant arrivals are at k / rate, without drift")
    func constant() {
        var shape = ConstantArrivals(rate: 3)
        let arrivals = (0..<3_000_001).map { _ in shape.nextArrival() }
        #expect(Array(arrivals.prefix(4)) == [0, 333_333_333, 666_666_667, 1_000_000_000])
        #expect(arrivals.last == 1_000_000_000_000_000)
    }

    @Test("constant arrivals end where the clock does")
    func constantEnd() {
        var shape = ConstantArrivals(rate: 1e-10)
        #expect((0..<3).map { _ in shape.nextArrival() } == [0, nil, nil])
    }

    @Test("Poisson gaps are exponential and do not depend on each other")
    func poisson() {
        var shape = PoissonArrivals(rate: 1000, seed: 5)
        let arrivals = (0..<20_001).compactMap { _ in shape.nextArrival() }
        let gaps = zip(arrivals, arrivals.dropFirst()).map { Double($1 - $0) }
        #expect(distance(of: gaps) { 1 - Double.exp(-$0 / 1e6) } < criticalDistance(gaps.count))
        let product = zip(gaps, gaps.dropFirst()).reduce(0) { $0 + ($1.0 / 1e6 - 1) * ($1.1 / 1e6 - 1) }
        #expect(abs(product / Double(gaps.count)) < 4 / Double(gaps.count).squareRoot())
    }

    @Test("a ramp's k-th arrival is where the integral of the rate is k")
    func ramp() throws {
        // Rate 100·t for 2 s, so Λ(t) = 50·t² and arrival k is at √(k / 50).
        var shape = StagesArrivals(stages: [RateStage(durationNanoseconds: 2_000_000_000, targetRate: 200)])
        let arrivals = (0..<202).map { _ in shape.nextArrival() }
        for k in 0..<200 {
            let expected = (Double(k) / 50).squareRoot() * 1e9
            let arrival = try #require(arrivals[k])
            #expect(abs(Double(arrival) - expected) <= 1)
        }
        #expect(arrivals.suffix(2) == [nil, nil])
    }

    @Test("jumps, plateaus, falls and silences follow each other exactly")
    func stages() throws {
        var shape = StagesArrivals(stages: try RateStage.list("0s:10,1s:10,0s:0,1s:0,0s:4,1s:4"))
        let arrivals = (0..<15).map { _ in shape.nextArrival() }
        let steady = (0..<10).map { Int64($0) * 100_000_000 }
        #expect(arrivals == steady + [2_000_000_000, 2_250_000_000, 2_500_000_000, 2_750_000_000, nil])
        #expect(shape.durationNanoseconds == 3_000_000_000)
        #expect(shape.meanRate(from: 0, to: 1_000_000_000) == 10)
        #expect(shape.meanRate(from: 1_000_000_000, to: 2_000_000_000) == 0)
        #expect(shape.meanRate(from: 0, to: 3_000_000_000) == 14.0 / 3)
        #expect(shape.meanRate(from: 5, to: 5) == 0)
    }

    @Test("Poisson stages, seen on the scale of their integral, are a Poisson process of rate 1")
    func poissonStages() {
        // Falling from 2000 to 0 within 10 s: Λ(t) = 2000·t − 100·t².
        let stages = [
            RateStage(durationNanoseconds: 0, targetRate: 2000),
            RateStage(durationNanoseconds: 10_000_000_000, targetRate: 0),
        ]
        var shape = StagesArrivals(stages: stages, poissonSeed: 2)
        var counts: [Double] = []
        while let offset = shape.nextArrival() {
            let seconds = Double(offset) / 1e9
            counts.append(2000 * seconds - 100 * seconds * seconds)
        }
        let gaps = zip(counts, counts.dropFirst()).map { $1 - $0 }
        #expect(distance(of: gaps) { 1 - Double.exp(-$0) } < criticalDistance(gaps.count))
    }

    @Test(
        "a wrong list of stages is refused with the value",
        arguments: [
            ("", "'' is not T:R"), ("10s", "'10s' is not T:R"), ("10:5", "'10' is not a duration"),
            ("10s:x", "'x' is not a rate"), ("0s:5", "no stage takes any time"), ("5s:0", "no stage has a rate"),
            ("5s:1,", "'' is not T:R"),
        ]
    )
    func refusing(text: String, problem: String) {
        let error = #expect(throws: SpecificationError.self) { try RateStage.list(text) }
        #expect(error?.description.contains(problem) == true)
    }
}

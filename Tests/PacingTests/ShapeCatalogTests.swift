import Pacing
import Testing

@Suite("ShapeCatalog")
struct ShapeCatalogTests {
    /// Every shape, with a size where it has one.
    static let names = ShapeCatalog.all.map { $0.hasSize ? "\($0.name):4" : $0.name }

    static let stages = [
        RateStage(durationNanoseconds: 2_000_000_000, targetRate: 1000),
        RateStage(durationNanoseconds: 1_000_000_000, targetRate: 0),
    ]

    @Test("arrivals never go back, and the same seed gives the same ones", arguments: Self.names)
    func laws(name: String) throws {
        for make in [steady, staged] {
            let arrivals = try offsets(make(name, 3), limit: 5000)
            #expect(arrivals.allSatisfy { $0 >= 0 })
            #expect(zip(arrivals, arrivals.dropFirst()).allSatisfy { $0 <= $1 })
            #expect(arrivals == (try offsets(make(name, 3), limit: 5000)))
        }
    }

    @Test("as many arrivals come as the mean rate says", arguments: Self.names)
    func counts(name: String) throws {
        for make in [steady, staged] {
            let arrivals = try offsets(make(name, 8), limit: 100_000)
            for (start, end) in [(0, 3), (0, 1), (1, 2), (2, 3)] as [(Int64, Int64)] {
                let (start, end) = (start * 1_000_000_000, end * 1_000_000_000)
                let expected = try make(name, 8).meanRate(from: start, to: end) * Double(end - start) / 1e9
                let count = Double(arrivals.count { $0 >= start && $0 < end })
                let allowed = name == "constant" ? 1 : name.hasPrefix("burst") ? 4 : 4 * expected.squareRoot()
                #expect(abs(count - expected) <= allowed, "\(start)..<\(end)")
            }
        }
    }

    @Test func anUnknownNameIsRefusedWithTheNamesThereAre() {
        let error = #expect(throws: SpecificationError.self) { try ShapeCatalog.make("uniform", rate: 1, seed: 1) }
        #expect(error?.description == "'uniform' names no arrival shape; use one of constant, poisson, burst:N.")
    }

    private func steady(_ name: String, _ seed: UInt64) throws -> any ArrivalShape {
        try ShapeCatalog.make(name, rate: 1234.5, seed: seed)
    }

    private func staged(_ name: String, _ seed: UInt64) throws -> any ArrivalShape {
        try ShapeCatalog.make(name, stages: Self.stages, seed: seed)
    }

    private func offsets(_ shape: any ArrivalShape, limit: Int) -> [Int64] {
        var shape = shape
        return (0..<limit).compactMap { _ in shape.nextArrival() }
    }
}

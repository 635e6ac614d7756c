/// The spacings that `--arrivals` of an open loop offers.
///
/// A new one is a file in `Shapes/`, its test, and its line here.
public enum ShapeCatalog {
    /// One spacing: its name, a line of help, and how it is made for a steady rate and for stages.
    public struct Entry: Sendable {
        /// The word for `--arrivals`.
        public let name: String
        /// One line for help texts.
        public let summary: String
        let steady: @Sendable (_ rate: Double, _ seed: UInt64) -> any ArrivalShape
        let staged: @Sendable (_ stages: [RateStage], _ seed: UInt64) -> any ArrivalShape
    }

    /// Every spacing, the default first.
    public static let all: [Entry] = [
        Entry(
            name: "constant",
            summary: "equal distances",
            steady: { rate, _ in ConstantArrivals(rate: rate) },
            staged: { stages, _ in StagesArrivals(stages: stages) }
        ),
        Entry(
            name: "poisson",
            summary: "exponential distances, as independent users make them",
            steady: { rate, seed in PoissonArrivals(rate: rate, seed: seed) },
            staged: { stages, seed in StagesArrivals(stages: stages, poissonSeed: seed) }
        ),
    ]

    /// The words for `--arrivals`.
    public static var names: [String] { all.map { $0.name } }

    /// A shape of a steady rate in requests per second, which must be above 0.
    public static func make(_ name: String, rate: Double, seed: UInt64) throws(SpecificationError)
        -> any ArrivalShape
    {
        try entry(name).steady(rate, seed)
    }

    /// A shape that moves from stage to stage.
    public static func make(_ name: String, stages: [RateStage], seed: UInt64) throws(SpecificationError)
        -> any ArrivalShape
    {
        try entry(name).staged(stages, seed)
    }

    private static func entry(_ name: String) throws(SpecificationError) -> Entry {
        guard let entry = all.first(where: { $0.name == name }) else {
            throw .unknownShape(name, names: names)
        }
        return entry
    }
}

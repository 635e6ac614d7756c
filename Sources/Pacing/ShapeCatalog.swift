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
        /// Whether the word is followed by a colon and a number of requests.
        public let hasSize: Bool
        let steady: @Sendable (_ rate: Double, _ seed: UInt64, _ size: Int) -> any ArrivalShape
        let staged: @Sendable (_ stages: [RateStage], _ seed: UInt64, _ size: Int) -> any ArrivalShape

        /// How the word is written with what follows it.
        public var form: String { hasSize ? "\(name):N" : name }
    }

    /// Every spacing, the default first.
    public static let all: [Entry] = [
        Entry(
            name: "constant",
            summary: "equal distances",
            hasSize: false,
            steady: { rate, _, _ in ConstantArrivals(rate: rate) },
            staged: { stages, _, _ in StagesArrivals(stages: stages) }
        ),
        Entry(
            name: "poisson",
            summary: "exponential distances, as independent users make them",
            hasSize: false,
            steady: { rate, seed, _ in PoissonArrivals(rate: rate, seed: seed) },
            staged: { stages, seed, _ in StagesArrivals(stages: stages, poissonSeed: seed) }
        ),
        Entry(
            name: "burst",
            summary: "N at once, at equal distances",
            hasSize: true,
            steady: { rate, _, size in BurstArrivals(of: ConstantArrivals(rate: rate / Double(size)), size: size) },
            staged: { stages, _, size in
                let slower = stages.map { stage in
                    RateStage(
                        durationNanoseconds: stage.durationNanoseconds,
                        targetRate: stage.targetRate / Double(size)
                    )
                }
                return BurstArrivals(of: StagesArrivals(stages: slower), size: size)
            }
        ),
    ]

    /// The words for `--arrivals`, as they are written.
    public static var forms: [String] { all.map(\.form) }

    /// The greatest burst.
    private static let greatestBurst = 1_000_000

    /// A shape of a steady rate in requests per second, which must be above 0.
    public static func make(_ name: String, rate: Double, seed: UInt64) throws(SpecificationError)
        -> any ArrivalShape
    {
        let (entry, size) = try entry(name)
        return entry.steady(rate, seed, size)
    }

    /// A shape that moves from stage to stage.
    public static func make(_ name: String, stages: [RateStage], seed: UInt64) throws(SpecificationError)
        -> any ArrivalShape
    {
        let (entry, size) = try entry(name)
        return entry.staged(stages, seed, size)
    }

    private static func entry(_ text: String) throws(SpecificationError) -> (entry: Entry, size: Int) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let entry = all.first(where: { $0.name == parts[0] }), entry.hasSize || parts.count == 1 else {
            throw .unknownShape(text, names: forms)
        }
        guard entry.hasSize else { return (entry, 1) }
        let figure = parts.count == 2 ? String(parts[1]) : ""
        guard let size = Int(figure), (1...greatestBurst).contains(size) else { throw .burst(figure) }
        return (entry, size)
    }
}

internal import Pacing

/// What a backend draws for each request: how long it takes, and whether it fails.
///
/// Two streams split off one generator, so turning errors on does not change a single service time. The streams
/// follow from the seed and the backend's *name*: backends that share a seed are independent of each other, and a
/// backend draws the same numbers alone in its process as among others.
struct ServiceModel: Sendable {
    private enum Stream {
        static let service: UInt64 = 1
        static let errors: UInt64 = 2
    }

    /// Whether no request takes any service time, so that no timer and no clock are needed.
    let isInstant: Bool

    private let distribution: any ServiceDistribution
    private let errorRate: Double
    private var serviceGenerator: SeededGenerator
    private var errorGenerator: SeededGenerator

    /// The model of the backend of this name; `errorRate` is the share of requests that fail, from 0 to 1.
    init(distribution: any ServiceDistribution, errorRate: Double, name: String, seed: UInt64) {
        let own = SeededGenerator(seed: seed).split(stream: Self.hash(name))
        self.distribution = distribution
        self.errorRate = errorRate
        isInstant = distribution.meanNanoseconds == 0
        serviceGenerator = own.split(stream: Stream.service)
        errorGenerator = own.split(stream: Stream.errors)
    }

    /// The next service time in nanoseconds.
    mutating func drawService() -> Int64 {
        isInstant ? 0 : distribution.sample(using: &serviceGenerator)
    }

    /// Whether the next request fails.
    mutating func drawFailure() -> Bool {
        errorRate > 0 && errorGenerator.nextUnit() < errorRate
    }

    /// FNV-1a, 64 bits: a hash that, unlike Swift's, is the same in every process.
    private static func hash(_ name: String) -> UInt64 {
        name.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }
}

/// One backend of a simulation.
public struct SimulatedBackend: BitwiseCopyable, Sendable, Equatable {
    /// The weight that strategies see.
    public var weight: Double
    /// How fast it works: a demand of 1 ms takes 1 ms / speed.
    public var speed: Double
    /// Requests that it works on at once at full speed: servers of a FIFO queue, cores under processor sharing.
    public var concurrency: Int

    /// A backend; speed and concurrency are above 0.
    public init(weight: Double = 1, speed: Double = 1, concurrency: Int = 1) {
        self.weight = weight
        self.speed = speed
        self.concurrency = concurrency
    }
}

/// One backend of a scenario, live or simulated.
package struct ScenarioBackend: Sendable, Equatable {
    /// Its share of the traffic, for strategies that go by weight.
    package var weight: Double
    /// How fast it works: a service time of 1 ms takes 1 ms / speed.
    package var speed: Double
    /// Requests that it works on at once, while others wait; `nil` for no limit.
    package var concurrency: Int?

    /// A backend that works on everything at once unless told otherwise.
    package init(weight: Double = 1, speed: Double = 1, concurrency: Int? = nil) {
        self.weight = weight
        self.speed = speed
        self.concurrency = concurrency
    }
}

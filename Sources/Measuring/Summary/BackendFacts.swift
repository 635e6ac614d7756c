/// One backend of a run.
public struct BackendFacts: Equatable, Sendable {
    /// Its name, as its responses give it.
    public var name: String
    /// Where it listens, or empty.
    public var address: String
    /// Its weight in the pool.
    public var weight: Double
    /// Requests that it received by its own count, over the whole run and without health checks; `nil` if unknown.
    public var received: Int64?

    /// A backend by name, address and weight.
    public init(name: String, address: String = "", weight: Double = 1, received: Int64? = nil) {
        self.name = name
        self.address = address
        self.weight = weight
        self.received = received
    }
}

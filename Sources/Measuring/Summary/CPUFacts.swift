/// Processor time of each part over the whole load, in nanoseconds; `nil` where it cannot be known.
public struct CPUFacts: Equatable, Sendable {
    /// The threads that send requests.
    public var generatorNanoseconds: Int64?
    /// The thread that writes to the database.
    public var recorderNanoseconds: Int64?
    /// The proxy.
    public var proxyNanoseconds: Int64?
    /// All backends together.
    public var backendsNanoseconds: Int64?

    /// Processor nanoseconds by part.
    public init(
        generatorNanoseconds: Int64? = nil,
        recorderNanoseconds: Int64? = nil,
        proxyNanoseconds: Int64? = nil,
        backendsNanoseconds: Int64? = nil
    ) {
        self.generatorNanoseconds = generatorNanoseconds
        self.recorderNanoseconds = recorderNanoseconds
        self.proxyNanoseconds = proxyNanoseconds
        self.backendsNanoseconds = backendsNanoseconds
    }
}

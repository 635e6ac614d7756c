/// One pick: the backend, its place in the proxy's single sequence of picks, and the load that it met.
public struct Pick: BitwiseCopyable, Sendable, Equatable {
    /// The index of the backend that takes the request.
    public var backend: Int
    /// The number of the pick, from 1, in one sequence whatever the number of threads.
    public var number: Int64
    /// Requests in flight at that backend just before this one.
    public var inFlight: Int

    /// A pick of a backend.
    @inlinable
    public init(backend: Int, number: Int64, inFlight: Int) {
        self.backend = backend
        self.number = number
        self.inFlight = inFlight
    }
}

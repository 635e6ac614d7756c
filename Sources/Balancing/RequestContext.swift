/// What a strategy may know of the request that it is about to place.
///
/// Most strategies ignore all of it; hashes read the key, sticky sessions the preferred backend, per-worker cursors
/// the worker, and rules that age what they know the time.
public struct RequestContext: BitwiseCopyable, Sendable, Equatable {
    /// A well mixed hash of whatever the configuration calls the request's key: client address, header, cookie or path.
    public var keyHash: UInt64
    /// The number, from 0, of the event loop, proxy process or client that places the request.
    public var worker: Int
    /// The backend that a session cookie names, or `nil` when the request carries none.
    public var preferredBackend: Int?
    /// The moment of the pick, in nanoseconds on the caller's clock (real in the proxy, virtual in the simulator).
    public var nowNanoseconds: Int64

    /// A request's context; each part has a neutral default.
    @inlinable
    public init(keyHash: UInt64 = 0, worker: Int = 0, preferredBackend: Int? = nil, nowNanoseconds: Int64 = 0) {
        self.keyHash = keyHash
        self.worker = worker
        self.preferredBackend = preferredBackend
        self.nowNanoseconds = nowNanoseconds
    }
}

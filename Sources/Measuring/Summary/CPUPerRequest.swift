/// Processor time of each part, in microseconds a request, over the whole load (warm-up included on both sides).
///
/// `nil` (JSON `null`) stands for a part whose time cannot be known, such as a proxy on another host. That is not 0.
public struct CPUPerRequest: Codable, Equatable, Sendable {
    /// The threads that send requests.
    public var generator: Double?
    /// The thread that writes to the database.
    public var recorder: Double?
    /// The proxy: its threads if embedded, its processes if not.
    public var proxy: Double?
    /// All backends together.
    public var backends: Double?

    enum CodingKeys: String, CodingKey {
        case generator, recorder, proxy, backends
    }

    /// Microseconds a request by part.
    public init(generator: Double? = nil, recorder: Double? = nil, proxy: Double? = nil, backends: Double? = nil) {
        self.generator = generator
        self.recorder = recorder
        self.proxy = proxy
        self.backends = backends
    }

    /// Writes all four keys, so that a reader finds each of them whatever is known.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(generator, forKey: .generator)
        try container.encode(recorder, forKey: .recorder)
        try container.encode(proxy, forKey: .proxy)
        try container.encode(backends, forKey: .backends)
    }
}

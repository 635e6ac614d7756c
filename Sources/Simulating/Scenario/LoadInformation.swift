/// What the clients know of the load of the backends.
public enum LoadInformation: Sendable, Equatable {
    /// Each client knows its own requests in flight, as a proxy does.
    case own
    /// All clients see all requests in flight at once.
    case shared
    /// All clients see the requests at the backends as they were at the last multiple of a period in nanoseconds, and
    /// learn nothing in between (the "bulletin board" of M. Mitzenmacher, "How Useful Is Old Information?", IEEE TPDS
    /// 11(1), 2000).
    case snapshot(everyNanoseconds: Int64)
}

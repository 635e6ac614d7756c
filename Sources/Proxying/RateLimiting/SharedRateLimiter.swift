internal import HTTPWire
internal import Synchronization

/// The one rate limiter of all event loops: a client may reach any of them.
final class SharedRateLimiter: Sendable {
    private let limiter: Mutex<RateLimiter>
    private let header: [UInt8]?

    init(_ limit: ClientLimit) {
        limiter = Mutex(RateLimiter(limit.limit))
        header = limit.header.map { Array($0.utf8) }
    }

    /// The limiter for a limit that follows another: the same one, unless it tells clients apart by something else.
    static func follow(_ present: SharedRateLimiter?, with limit: ClientLimit?, now: Int64) -> SharedRateLimiter? {
        guard let limit else { return nil }
        let next = SharedRateLimiter(limit)
        guard let present, present.header == next.header else { return next }
        present.limiter.withLock { $0.change(to: limit.limit, now: now) }
        return present
    }

    /// Decides on a request with this head; `client` is the client's address.
    func decide(
        _ head: borrowing RequestHead,
        _ bytes: UnsafeRawBufferPointer,
        client: [UInt8],
        now: Int64
    ) -> RateDecision {
        let key = named(head, bytes) ?? client.withUnsafeBytes { ClientKey($0) }
        return limiter.withLock { $0.decide(key, now: now) }
    }

    /// Requests that were rejected and held back so far.
    func counters() -> (rejected: Int64, delayed: Int64) {
        limiter.withLock { ($0.rejected, $0.delayed) }
    }

    private func named(_ head: borrowing RequestHead, _ bytes: UnsafeRawBufferPointer) -> ClientKey? {
        guard let header else { return nil }
        return header.withUnsafeBytes { name in
            for line in head.fields.lines where line.name.slice(of: bytes).equalsIgnoringCase(name) {
                return ClientKey(line.value.slice(of: bytes))
            }
            return nil
        }
    }
}

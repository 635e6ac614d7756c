/// The transfers of a worker that carry no request, in the order in which they came to rest.
///
/// A pool takes the newest first, so that few connections serve a light load; pinned clients take turns, oldest first.
struct IdleTransfers {
    private var ring: [UnsafeMutablePointer<Transfer>]
    private var first = 0
    private(set) var count: Int
    private let takesTurns: Bool

    /// All transfers of a worker (at least one), the first of them next.
    init(_ transfers: [UnsafeMutablePointer<Transfer>], takesTurns: Bool) {
        ring = takesTurns ? transfers : transfers.reversed()
        count = ring.count
        self.takesTurns = takesTurns
    }

    var isEmpty: Bool { count == 0 }

    /// Takes the transfer for the next request.
    mutating func take() -> UnsafeMutablePointer<Transfer>? {
        guard takesTurns, count > 0 else { return takeNewest() }
        let transfer = ring[first]
        first = wrapped(first + 1)
        count -= 1
        return transfer
    }

    /// Takes the transfer that was put in last.
    mutating func takeNewest() -> UnsafeMutablePointer<Transfer>? {
        guard count > 0 else { return nil }
        count -= 1
        return ring[wrapped(first + count)]
    }

    /// Puts in a transfer that has ended.
    mutating func put(_ transfer: UnsafeMutablePointer<Transfer>) {
        ring[wrapped(first + count)] = transfer
        count += 1
    }

    private func wrapped(_ index: Int) -> Int { index < ring.count ? index : index - ring.count }
}

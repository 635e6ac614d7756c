internal import Synchronization

/// The number of requests that a backend has received: written by its event loop alone, read from any thread.
final class RequestCounter: Sendable {
    private let received = Atomic<Int64>(0)

    /// Requests received so far.
    var value: Int64 { received.load(ordering: .relaxed) }

    /// Adds one and returns the sum.
    ///
    /// With one writer, a load and a store do; no locked instruction is needed.
    func increment() -> Int64 {
        let next = received.load(ordering: .relaxed) + 1
        received.store(next, ordering: .relaxed)
        return next
    }
}

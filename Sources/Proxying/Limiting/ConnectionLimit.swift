internal import Synchronization

/// How many client connections all event loops may have together.
final class ConnectionLimit: Sendable {
    private let maximum: Int
    private let open = Atomic<Int>(0)

    init(_ maximum: Int) {
        self.maximum = maximum
    }

    /// Counts a connection.
    ///
    /// - Returns: whether there is room for it; either way it must be counted out.
    func enter() -> Bool {
        open.add(1, ordering: .relaxed).newValue <= maximum
    }

    /// Counts a connection out.
    func leave() {
        open.subtract(1, ordering: .relaxed)
    }
}

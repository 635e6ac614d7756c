internal import Synchronization

/// How many client connections all event loops may have together.
final class ConnectionLimit: Sendable {
    private let maximum: Atomic<Int>
    private let open = Atomic<Int>(0)

    /// A limit; 0 is none.
    init(_ maximum: Int) {
        self.maximum = Atomic(maximum > 0 ? maximum : .max)
    }

    /// Goes over to another limit, 0 for none.
    ///
    /// Connections beyond it stay.
    func change(to maximum: Int) {
        self.maximum.store(maximum > 0 ? maximum : .max, ordering: .relaxed)
    }

    /// Counts a connection.
    ///
    /// - Returns: whether there is room for it; either way it must be counted out.
    func enter() -> Bool {
        open.add(1, ordering: .relaxed).newValue <= maximum.load(ordering: .relaxed)
    }

    /// Counts a connection out.
    func leave() {
        open.subtract(1, ordering: .relaxed)
    }
}

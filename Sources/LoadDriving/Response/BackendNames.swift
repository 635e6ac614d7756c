internal import Synchronization

/// The numbers of backends by name, shared by all workers of a run.
///
/// A worker asks once per name and keeps the answer (``BackendNameCache``), so the lock is out of the hot path.
final class BackendNames: Sendable {
    /// The most names that get a number.
    ///
    /// A header that differs in every response names no backends.
    static let limit = 4096

    private let names: Mutex<[String]>

    /// A registry in which the names known beforehand have the numbers 1, 2, … in their order.
    init(known: [String]) {
        names = Mutex(known)
    }

    /// The number of a name, from 1; a new name gets the next one, and 0 beyond the limit.
    func number(of name: String) -> Int32 {
        names.withLock { names in
            if let index = names.firstIndex(of: name) { return Int32(index + 1) }
            guard names.count < Self.limit else { return 0 }
            names.append(name)
            return Int32(names.count)
        }
    }

    /// All names; the one at index i has the number i + 1.
    var all: [String] { names.withLock { $0 } }
}

internal import Synchronization

/// That the user wants a command to end; made on a signal's thread, read on the command's.
final class StopRequest: Sendable {
    private let made = Atomic<Bool>(false)

    /// Whether it has been made.
    var isMade: Bool { made.load(ordering: .relaxed) }

    /// Makes it.
    func make() { made.store(true, ordering: .relaxed) }
}

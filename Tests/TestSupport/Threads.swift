internal import Foundation

/// Threads for blocking helpers.
enum Threads {
    /// Runs a body on a new thread that nobody waits for.
    static func detach(_ body: @escaping @Sendable () -> Void) {
        Thread.detachNewThread(body)
    }
}

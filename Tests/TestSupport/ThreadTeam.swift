internal import Foundation
internal import Synchronization

/// Threads that do the same work side by side, whatever the number of cores.
package enum ThreadTeam {
    /// Runs `body` on `count` threads, each with its index, and returns what they return, in order.
    ///
    /// The first error that a thread throws is thrown once all have ended.
    package static func run<Value: Sendable>(
        _ count: Int,
        _ body: @escaping @Sendable (Int) throws -> Value
    ) throws -> [Value] {
        let results = Results<Value>()
        let group = DispatchGroup()
        for index in 0..<count {
            group.enter()
            Thread.detachNewThread {
                let result = Result { try body(index) }
                results.values.withLock { $0[index] = result }
                group.leave()
            }
        }
        group.wait()
        return try results.values.withLock { values in
            try (0..<count).compactMap { try values[$0]?.get() }
        }
    }

    private final class Results<Value: Sendable>: Sendable {
        let values = Mutex<[Int: Result<Value, any Error>]>([:])
    }
}

internal import Foundation
internal import NIOCore

extension BackendGroup {
    /// Stops all backends for some nanoseconds: nothing is read, served or answered meanwhile, while the kernel goes on
    /// accepting connections and bytes, as with a process that collects its garbage or was sent SIGSTOP.
    ///
    /// Returns at once; the stop begins as soon as the event loops get to it.
    package func stall(nanoseconds: Int64) {
        for loop in eventLoops {
            loop.execute { Thread.sleep(forTimeInterval: Double(nanoseconds) / 1e9) }
        }
    }
}

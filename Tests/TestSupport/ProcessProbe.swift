internal import Foundation

/// What this process holds, as the kernel counts it.
package enum ProcessProbe {
    /// Open file descriptors.
    package static var openDescriptors: Int { entries("/proc/self/fd") }

    /// Threads.
    package static var threads: Int { entries("/proc/self/task") }

    /// Resident memory in bytes.
    package static var residentBytes: Int {
        let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ") ?? []
        return fields.count > 1 ? (Int(fields[1]) ?? 0) * Int(getpagesize()) : 0
    }

    private static func entries(_ folder: String) -> Int {
        (try? FileManager.default.contentsOfDirectory(atPath: folder).count) ?? 0
    }
}

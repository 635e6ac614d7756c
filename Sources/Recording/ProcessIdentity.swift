import Foundation

/// Which process records a run, told apart from a later one that got the same pid.
///
/// A pid alone is reused; with the process's start time in clock ticks since boot and the boot's own id it is not.
/// All three come from `/proc`, so on a system without it there is no identity, and runs are never judged stale.
struct ProcessIdentity: Codable, Equatable, Sendable {
    var pid: Int32
    var startTicks: UInt64
    var bootID: String

    enum CodingKeys: String, CodingKey {
        case pid
        case startTicks = "start_ticks"
        case bootID = "boot_id"
    }

    /// This process, or `nil` where `/proc` does not say.
    static var current: ProcessIdentity? {
        ProcessIdentity(pid: ProcessInfo.processInfo.processIdentifier)
    }

    /// The live process that has this pid now, or `nil`.
    init?(pid: Int32) {
        guard let ticks = Self.liveStartTicks(of: pid), let boot = Self.currentBootID else { return nil }
        self.init(pid: pid, startTicks: ticks, bootID: boot)
    }

    /// A process that once had this pid.
    init(pid: Int32, startTicks: UInt64, bootID: String) {
        self.pid = pid
        self.startTicks = startTicks
        self.bootID = bootID
    }

    /// Whether the process still runs on this machine, since this boot.
    var isAlive: Bool {
        bootID == Self.currentBootID && startTicks == Self.liveStartTicks(of: pid)
    }

    private static var currentBootID: String? {
        (try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8))?
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Field 22 of `/proc/PID/stat` (proc(5)), or `nil` if there is no such process or only its zombie is left.
    ///
    /// The second field is the command in parentheses and may itself hold spaces and parentheses, so fields are
    /// counted from the last closing one: the first after it is the state (3), the twentieth the start time (22).
    private static func liveStartTicks(of pid: Int32) -> UInt64? {
        guard let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
            let commandEnd = stat.lastIndex(of: ")")
        else { return nil }
        let fields = stat[stat.index(after: commandEnd)...].split(separator: " ")
        guard fields.count >= 20, fields[0] != "Z", fields[0] != "X" else { return nil }
        return UInt64(fields[19])
    }
}

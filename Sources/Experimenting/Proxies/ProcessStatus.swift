internal import Foundation

/// What `/proc/PID/stat` says of a process (proc(5)) that no clock tells.
struct ProcessStatus: Equatable {
    /// Processor time of the children whose end it has seen, in nanoseconds (fields 16 and 17).
    var endedChildrenNanoseconds: Int64
    /// Its resident memory in bytes (field 24).
    var residentBytes: Int64

    /// The status of a process; `nil` where there is none, or no `/proc`.
    init?(of pid: pid_t) {
        guard let data = FileManager.default.contents(atPath: "/proc/\(pid)/stat") else { return nil }
        self.init(
            String(decoding: data, as: UTF8.self),
            ticksPerSecond: Int64(sysconf(Int32(_SC_CLK_TCK))),
            pageSize: Int64(sysconf(Int32(_SC_PAGESIZE)))
        )
    }

    /// The status from a line.
    ///
    /// The second field is the command in parentheses and may itself hold spaces and parentheses, so fields are counted
    /// from the last closing one, after which comes field 3.
    init?(_ line: String, ticksPerSecond: Int64, pageSize: Int64) {
        guard let end = line.lastIndex(of: ")"), ticksPerSecond > 0 else { return nil }
        let fields = line[line.index(after: end)...].split(separator: " ")
        guard fields.count >= 22, let user = Int64(fields[13]), let system = Int64(fields[14]),
            let pages = Int64(fields[21])
        else { return nil }
        endedChildrenNanoseconds = (user + system) * (1_000_000_000 / ticksPerSecond)
        residentBytes = pages * pageSize
    }
}

internal import Foundation

/// What the processes of a group have used, as the operating system tells: workers included, the group's leader not.
///
/// Processor time is each process's own clock (nanoseconds, all threads, ended ones too) and that of the children it has
/// seen end (clock ticks). Memory is the sum of resident sets, in which pages that workers share count once for each.
struct GroupUsage {
    /// Readings after which `/proc` is searched again for new members.
    private static let readingsPerSearch = 10

    private let group: pid_t
    private var members: [pid_t] = []
    private var readings = 0
    private var baseline: Int64 = 0

    /// Nanoseconds of processor time since the first, as of the last reading; `nil` before any.
    private(set) var cpuNanoseconds: Int64?
    /// Bytes of memory at the last reading.
    private(set) var residentBytes: Int64?
    /// The most bytes of memory at any reading.
    private(set) var peakBytes: Int64?

    /// The usage of a group from now on; its time until now, that of starting up, does not count.
    init(of group: pid_t) {
        self.group = group
        read(searching: true)
        baseline = cpuNanoseconds ?? 0
        if cpuNanoseconds != nil { cpuNanoseconds = 0 }
    }

    /// Takes a reading; `searching` looks for new members whatever the time.
    mutating func read(searching: Bool = false) {
        if searching || readings % Self.readingsPerSearch == 0 { search() }
        readings += 1
        var nanoseconds: Int64 = 0
        var bytes: Int64 = 0
        var isKnown = false
        for pid in members {
            guard let own = Self.processClock(of: pid), let stat = ProcessStatus(of: pid) else { continue }
            nanoseconds += own + stat.endedChildrenNanoseconds
            bytes += stat.residentBytes
            isKnown = true
        }
        guard isKnown else { return }
        cpuNanoseconds = max(cpuNanoseconds ?? 0, nanoseconds - baseline)
        residentBytes = bytes
        peakBytes = max(peakBytes ?? 0, bytes)
    }

    private mutating func search() {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        members = names.compactMap { pid_t($0) }.filter { $0 != group && getpgid($0) == group }
    }

    /// The clock of a whole process (clock_getcpuclockid(3)); `nil` where it has ended.
    private static func processClock(of pid: pid_t) -> Int64? {
        #if os(Linux)
            var clock = clockid_t()
            var time = timespec()
            guard clock_getcpuclockid(pid, &clock) == 0, clock_gettime(clock, &time) == 0 else { return nil }
            return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
        #else
            return nil
        #endif
    }
}

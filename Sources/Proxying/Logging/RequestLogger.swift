#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The access log as one event loop uses it: formats lines here, and hands them to the writer's thread.
final class RequestLogger {
    private let log: AccessLog
    private var formatter: LineFormatter
    private var line: [UInt8] = []
    private var generator = SystemRandomNumberGenerator()

    init(_ log: AccessLog, _ format: LogFormat, backends: [String]) {
        self.log = log
        formatter = LineFormatter(format, backends: backends)
    }

    /// Goes over to another format, and backends that begin with those so far.
    func adopt(_ format: LogFormat, backends: [String]) {
        formatter = LineFormatter(format, backends: backends)
    }

    /// Gives a request that brings no `X-Request-Id` one of the proxy's own.
    func identify(_ record: inout AccessRecord) {
        record.identify(generator.next(), generator.next())
    }

    /// Nanoseconds since 1970 began.
    func wallClock() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    func write(_ record: AccessRecord) {
        line.removeAll(keepingCapacity: true)
        formatter.append(record, to: &line)
        log.add(line)
    }
}

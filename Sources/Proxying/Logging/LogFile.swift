#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The file, or standard output, that log lines are appended to; closed when the value ends.
struct LogFile: ~Copyable {
    private var path: String
    private var descriptor: Int32
    /// Whether a write failed within a line, so that the next one must not begin on it.
    private var isMidLine = false

    /// A file that ``open(_:)`` opened.
    init(path: String, descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit {
        LogFile.close(descriptor)
    }

    /// Opens a file for appending and makes it if need be; `-` is standard output.
    ///
    /// Never waits: a named pipe that nobody reads, at which opening would stop until somebody does, is refused. One
    /// that is read is written to as it takes the lines.
    static func open(_ path: String) throws(AccessLogError) -> Int32 {
        if path == "-" { return STDOUT_FILENO }
        let descriptor = open(path, O_CREAT)
        guard descriptor >= 0 else { throw AccessLogError(path: path, reason: reason(errno, path)) }
        return descriptor
    }

    /// Checks that ``open(_:)`` can do it, without making the file.
    static func check(_ path: String) throws(AccessLogError) {
        if path == "-" { return }
        let descriptor = open(path, 0)
        if descriptor >= 0 { return close(descriptor) }
        let error = errno
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "."
        guard error == ENOENT, access(String(folder), W_OK | X_OK) == 0 else {
            throw AccessLogError(path: path, reason: reason(error, path))
        }
    }

    private static func open(_ path: String, _ flag: Int32) -> Int32 {
        let flags = O_WRONLY | O_APPEND | O_CLOEXEC | O_NONBLOCK | flag
        var descriptor: Int32
        repeat {
            #if canImport(Glibc)
                descriptor = Glibc.open(path, flags, 0o644)
            #else
                descriptor = Darwin.open(path, flags, 0o644)
            #endif
        } while descriptor < 0 && errno == EINTR
        return descriptor
    }

    /// Why a file cannot be opened; for a pipe without a reader the system says only "no such device or address".
    private static func reason(_ error: Int32, _ path: String) -> String {
        var status = stat()
        guard error == ENXIO, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFIFO else {
            return String(cString: strerror(error))
        }
        return "it is a pipe that nobody reads (start its reader first)"
    }

    /// Goes over to a new file under the same path; the old one stays if there is none.
    mutating func reopen() throws(AccessLogError) {
        let next = try LogFile.open(path)
        LogFile.close(descriptor)
        descriptor = next
        isMidLine = false
    }

    /// Goes over to another file.
    mutating func move(to file: OpenedFile) {
        LogFile.close(descriptor)
        path = file.path
        descriptor = file.descriptor
        isMidLine = false
    }

    /// Writes lines, waiting as long as it takes.
    ///
    /// - Returns: how many were written; those after a failure are lost.
    mutating func write(_ lines: UnsafeRawBufferPointer) -> Int64 {
        if isMidLine, !lines.isEmpty {
            isMidLine = !([0x0A] as InlineArray<1, UInt8>).span.withUnsafeBytes { writeAll($0) == 1 }
            if isMidLine { return 0 }
        }
        let count = writeAll(lines)
        let written = lines.prefix(count)
        isMidLine = count < lines.count && count > 0 && written.last != 0x0A
        return Int64(written.count { $0 == 0x0A })
    }

    private func writeAll(_ bytes: UnsafeRawBufferPointer) -> Int {
        var done = 0
        while done < bytes.count, let start = bytes.baseAddress {
            #if canImport(Glibc)
                let count = Glibc.write(descriptor, start + done, bytes.count - done)
            #else
                let count = Darwin.write(descriptor, start + done, bytes.count - done)
            #endif
            if count > 0 {
                done += count
            } else if count < 0, errno == EAGAIN {
                var waits = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&waits, 1, -1)
            } else if count == 0 || errno != EINTR {
                break
            }
        }
        return done
    }

    /// Makes writes of the calling thread to a pipe that nobody reads fail, instead of ending the process.
    static func blockBrokenPipeSignal() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    /// Closes a file, unless it is standard output.
    static func close(_ descriptor: Int32) {
        guard descriptor != STDOUT_FILENO else { return }
        #if canImport(Glibc)
            _ = Glibc.close(descriptor)
        #else
            _ = Darwin.close(descriptor)
        #endif
    }
}

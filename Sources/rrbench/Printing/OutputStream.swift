internal import Foundation

/// A result on its way to standard output, or to a file beside the one that it replaces when it is whole.
final class OutputStream {
    private let descriptor: Int32
    private let path: String?
    private let flag: String
    private var isFinished = false

    private var temporaryPath: String? { path.map { "\($0).partial" } }

    /// Opens the file, which the user named with a flag, or takes standard output for `nil`.
    init(path: String?, flag: String) throws {
        self.path = path
        self.flag = flag
        guard let path else {
            descriptor = STDOUT_FILENO
            return
        }
        descriptor = open("\(path).partial", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure(errno) }
    }

    deinit {
        guard path != nil, descriptor >= 0 else { return }
        close(descriptor)
        if !isFinished, let temporaryPath { unlink(temporaryPath) }
    }

    /// Writes all of the bytes; a reader of standard output that has gone away (`| head`) ends the process quietly.
    func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let written = Foundation.write(
                    descriptor,
                    UnsafeRawBufferPointer(rebasing: rest).baseAddress,
                    rest.count
                )
                if written >= 0 {
                    rest = rest.dropFirst(written)
                } else if errno == EPIPE, path == nil {
                    exit(ExitStatus.success.rawValue)
                } else if errno != EINTR {
                    throw failure(errno)
                }
            }
        }
    }

    /// Puts the file in its place.
    func finish() throws {
        guard let path, let temporaryPath else { return }
        guard fsync(descriptor) == 0, rename(temporaryPath, path) == 0 else { throw failure(errno) }
        isFinished = true
    }

    private func failure(_ number: Int32) -> CommandFailure {
        .couldNotRun(
            "\(path ?? "Standard output") cannot be written (\(String(cString: strerror(number)))); "
                + "free some space or name another file with \(flag)."
        )
    }
}

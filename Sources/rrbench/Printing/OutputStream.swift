internal import Foundation

/// A result on its way to standard output, or to a file that it replaces when it is whole (``OutputDestination``).
final class OutputStream {
    private let descriptor: Int32
    private let path: String?
    private let flag: String
    private let destination: OutputDestination?
    private var isFinished = false

    /// Opens the file, which the user named with a flag, or takes standard output for `nil`.
    init(path: String?, flag: String) throws {
        self.path = path
        self.flag = flag
        destination = path.map { OutputDestination($0) }
        guard let destination else {
            descriptor = STDOUT_FILENO
            return
        }
        descriptor = open(destination.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure(errno) }
    }

    deinit {
        guard let destination, descriptor >= 0 else { return }
        close(descriptor)
        if !isFinished, destination.replaced != nil { unlink(destination.path) }
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
        guard let destination, let replaced = destination.replaced else { return }
        guard fsync(descriptor) == 0, rename(destination.path, replaced) == 0 else { throw failure(errno) }
        isFinished = true
    }

    private func failure(_ number: Int32) -> CommandFailure {
        .couldNotRun(
            "\(path ?? "Standard output") cannot be written (\(String(cString: strerror(number)))); "
                + "free some space or name another file with \(flag)."
        )
    }
}

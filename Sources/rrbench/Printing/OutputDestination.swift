internal import Foundation

/// How an output file is written: beside the old one and then put in its place, or straight into what is there.
///
/// Only a regular file may be replaced. A rename over `/dev/null`, `/dev/stdout` or a FIFO would put a file where
/// programs expect the device, and one over a symbolic link would leave its target as it was; so links are followed,
/// and into devices, FIFOs and what a shell makes of `>(…)` the bytes go straight. They also do where the file may be
/// written and its folder may not.
struct OutputDestination {
    /// The file that is opened for writing.
    let path: String
    /// The file that takes its place when the result is whole; `nil` where the bytes go straight to it.
    let replaced: String?

    /// Looks at what the path leads to, which need not exist.
    init(_ path: String) {
        var status = stat()
        let exists = stat(path, &status) == 0
        guard exists, status.st_mode & S_IFMT == S_IFREG, let resolved = realpath(path, nil) else {
            // A pipe of the shell has a path that opens and yet leads to no name, so it is asked what it is, not where.
            self.path = exists ? path : "\(path).partial"
            replaced = exists ? nil : path
            return
        }
        defer { free(resolved) }
        let target = String(cString: resolved)
        let folder = URL(fileURLWithPath: target).deletingLastPathComponent().path
        let isReplaced = access(folder, W_OK) == 0
        self.path = isReplaced ? "\(target).partial" : target
        replaced = isReplaced ? target : nil
    }
}

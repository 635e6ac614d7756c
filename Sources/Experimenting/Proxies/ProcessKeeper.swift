internal import Foundation
internal import Synchronization

/// A process group of which nothing outlives this process, and a private folder that does not either.
///
/// The group's leader is a shell that waits for the end of a pipe whose other end only this process has. However this
/// process ends, `kill -9` included, the kernel closes the pipe, and the shell removes the folder and kills its group: the
/// proxy and all its workers. (A parent-death signal would reach the proxy's first process only, and nginx's workers go
/// on without their master.) A child joins the group as it is started, so there is no moment at which it is not kept.
final class ProcessKeeper: Sendable {
    /// The folder.
    let folder: String
    private let shell: ChildProcess
    private let pipeEnd: Int32
    private let isEnded = Atomic(false)

    /// Makes a folder whose name has a prefix, and the group, which a POSIX shell leads.
    ///
    /// Where it cannot, nothing is left of what it had begun.
    init(prefix: String, shell program: String = "/bin/sh") throws(ExperimentError) {
        var path = Array("\(FileManager.default.temporaryDirectory.path)/rrbench-\(prefix)-XXXXXX".utf8CString)
        guard mkdtemp(&path) != nil else {
            throw .cannotRun(
                "No folder can be made in \(FileManager.default.temporaryDirectory.path) "
                    + "(\(String(cString: strerror(errno)))); set TMPDIR."
            )
        }
        folder = String(decoding: path.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            let reason = String(cString: strerror(errno))
            rmdir(folder)
            throw .cannotRun("No pipe can be made (\(reason)); raise the limit of open files.")
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        let script = #"read -r line; rm -rf -- "$1"; kill -KILL 0"#
        do {
            shell = try ChildProcess(
                program,
                ["-c", script, "rrbench-keeper", folder],
                input: ends[0],
                output: "/dev/null"
            )
        } catch {
            close(ends[1])
            rmdir(folder)
            throw error
        }
        pipeEnd = ends[1]
    }

    /// The number of the group.
    var group: pid_t { shell.pid }

    /// Kills whatever is left in the group and removes the folder.
    ///
    /// A second call does nothing: by then, number and name may be somebody else's.
    func end() {
        guard !isEnded.exchange(true, ordering: .relaxed) else { return }
        kill(-group, SIGKILL)
        _ = shell.wait(atMost: 10)
        try? FileManager.default.removeItem(atPath: folder)
    }

    deinit {
        close(pipeEnd)
    }
}

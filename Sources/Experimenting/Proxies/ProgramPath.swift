internal import Foundation

/// Where a program lies.
enum ProgramPath {
    /// Where daemons lie that users seldom have in their `PATH`.
    private static let daemonFolders = ["/usr/local/sbin", "/usr/sbin", "/sbin"]

    /// The path of a program: as it is where it has a slash, else the first in `PATH` and the daemons' folders.
    static func find(_ program: String) throws(ExperimentError) -> String {
        if program.contains("/") {
            if FileManager.default.isExecutableFile(atPath: program) { return program }
            throw .cannotRun("\(program) is no program that can be started; correct the path.")
        }
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        for folder in path.split(separator: ":").map(String.init) + daemonFolders {
            let candidate = "\(folder)/\(program)"
            if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
        }
        throw .cannotRun(
            "\(program) is not installed: there is none in PATH or \(daemonFolders.joined(separator: ", ")); install it, "
                + "or say where it is with --proxy NAME:path=/…/\(program)."
        )
    }
}

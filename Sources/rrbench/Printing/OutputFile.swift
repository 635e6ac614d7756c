internal import Foundation

/// Where a result goes: standard output, or a file that appears whole or not at all.
struct OutputFile {
    private let path: String?
    private let flag: String

    /// Standard output for `nil`; a path is tried now, so that a long run does not end at an unwritable file.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - flag: what the user named it with.
    /// - Throws: ``CommandFailure`` for a path that is empty (wrong usage) or cannot be written (could not run).
    init(_ path: String?, flag: String = "-o") throws {
        self.path = path
        self.flag = flag
        guard let path else { return }
        if path.isEmpty { throw CommandFailure.usage("\(flag) '': name a file.") }
        var isDirectory: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
        if exists, isDirectory.boolValue || !FileManager.default.isWritableFile(atPath: path) {
            throw CommandFailure.couldNotRun("\(path) cannot be written; name another file with \(flag).")
        }
        // What is written as it is, such as a pipe, is not opened yet: its reader would take the trial for the result.
        if OutputDestination(path).replaced != nil { _ = try OutputStream(path: path, flag: flag) }
    }

    /// Writes a whole result.
    func write(_ text: String) throws {
        let stream = try stream()
        try stream.write(Array(text.utf8))
        try stream.finish()
    }

    /// A stream for a result that comes in pieces.
    func stream() throws -> OutputStream {
        try OutputStream(path: path, flag: flag)
    }
}

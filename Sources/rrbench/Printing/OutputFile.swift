internal import Foundation

/// Where a result goes: standard output, or a file that appears whole or not at all.
struct OutputFile {
    private let path: String?
    private let flag: String

    /// Standard output for `nil`; a path is checked now, so that a long run does not end at an unwritable file.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - flag: what the user named it with.
    /// - Throws: ``CommandFailure`` for a path that is empty or cannot be written.
    init(_ path: String?, flag: String = "-o") throws {
        self.path = path
        self.flag = flag
        guard let path else { return }
        if path.isEmpty { throw CommandFailure.usage("\(flag) '': name a file.") }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        var isDirectory: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
        guard !isDirectory.boolValue, FileManager.default.isWritableFile(atPath: exists ? path : folder) else {
            throw CommandFailure.couldNotRun(
                "The output file \(path) cannot be written; name a file in a folder that you may write to."
            )
        }
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

/// A log file that was opened and that nobody writes to yet; whoever has it last must close it.
struct OpenedFile: Sendable {
    let path: String
    let descriptor: Int32

    /// Opens the file at a path.
    init(path: String) throws(AccessLogError) {
        self.path = path
        descriptor = try LogFile.open(path)
    }
}

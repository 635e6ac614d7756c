internal import Foundation

/// What the process may assume of its standard streams.
enum Terminal {
    /// Whether standard error is a terminal that may be redrawn.
    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Whether results may be coloured: standard output is a terminal, and `NO_COLOR` is not set (no-color.org).
    static var outputTakesColor: Bool {
        isatty(STDOUT_FILENO) == 1 && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
            && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }

    /// The width of standard error in columns; 80 where it is not known.
    static var errorWidth: Int {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// Writes a line to standard error.
    static func note(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}

internal import Experimenting
internal import Foundation

/// Shows which run of a comparison goes on: one line that is written over on a terminal, a line a run without one.
struct ComparisonDisplay {
    private let isTerminal: Bool
    private var isDrawn = false

    /// A display on standard error.
    init(isTerminal: Bool = Terminal.errorIsTerminal) {
        self.isTerminal = isTerminal
    }

    /// Shows the run that begins.
    mutating func show(_ progress: ComparisonProgress) {
        guard isTerminal else { return Terminal.note(progress.line) }
        let line = progress.line.prefix(max(0, Terminal.errorWidth - 1))
        FileHandle.standardError.write(Data("\r\u{1B}[2K\(line)".utf8))
        isDrawn = true
    }

    /// Takes the line away, so that what is printed next has it to itself.
    mutating func finish() {
        guard isDrawn else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[2K".utf8))
        isDrawn = false
    }
}

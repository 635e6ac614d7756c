internal import Experimenting
internal import Foundation

/// Shows a run while it goes on: a bar that redraws itself on a terminal, a plain line now and then without one.
struct ProgressDisplay {
    private let isTerminal: Bool
    private var isDrawn = false
    private var tenthsShown = 0

    /// A display on standard error.
    init(isTerminal: Bool = Terminal.errorIsTerminal) {
        self.isTerminal = isTerminal
    }

    /// Shows the latest view of the run.
    mutating func show(_ view: LiveView) {
        if isTerminal {
            FileHandle.standardError.write(Data("\r\u{1B}[2K\(Self.bar(view, width: Terminal.errorWidth))".utf8))
            isDrawn = true
        } else if Int(view.fractionDone * 10) > tenthsShown {
            tenthsShown = Int(view.fractionDone * 10)
            Terminal.note(Self.line(view))
        }
    }

    /// Takes the bar away, so that what is printed next has the line to itself.
    mutating func finish() {
        guard isDrawn else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[2K".utf8))
        isDrawn = false
    }

    /// The bar with its figures, cut to the terminal's width.
    static func bar(_ view: LiveView, width: Int) -> String {
        let figures = line(view)
        let room = min(30, width - figures.count - 4)
        guard room >= 5 else { return String(figures.prefix(max(0, width - 1))) }
        let filled = Int((view.fractionDone * Double(room)).rounded())
        return "[\(String(repeating: "=", count: filled))\(String(repeating: " ", count: room - filled))] \(figures)"
    }

    /// The figures in one line.
    static func line(_ view: LiveView) -> String {
        var parts = [
            String(format: "%5.1fs", view.elapsedSeconds),
            String(format: "%3.0f%%", view.fractionDone * 100),
            String(format: "%.0f/s", view.ratePerSecond),
            "\(view.inFlight) in flight",
            "\(view.failed) errors",
        ]
        if view.isWarmingUp {
            parts.append("warming up")
        } else {
            let (median, p99) = view.percentiles()
            parts.append("p50 \(duration(median)) p99 \(duration(p99))")
        }
        return parts.joined(separator: "  ")
    }

    private static func duration(_ nanoseconds: Int64) -> String {
        switch nanoseconds {
        case 0: "–"  // Nothing has been measured yet.
        case ..<1_000_000: String(format: "%.0fus", Double(nanoseconds) / 1e3)
        case ..<1_000_000_000: String(format: "%.2fms", Double(nanoseconds) / 1e6)
        default: String(format: "%.2fs", Double(nanoseconds) / 1e9)
        }
    }
}

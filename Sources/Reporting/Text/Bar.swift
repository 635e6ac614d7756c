/// Bars of block characters, an eighth of a character precise.
enum Bar {
    private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    /// A bar for a fraction of the full width; what is not nothing is at least an eighth.
    static func text(_ fraction: Double, width: Int) -> String {
        guard fraction > 0 else { return "" }
        let steps = max(1, Int((min(fraction, 1) * Double(width) * 8).rounded()))
        return String(repeating: "█", count: steps / 8) + eighths[steps % 8]
    }
}

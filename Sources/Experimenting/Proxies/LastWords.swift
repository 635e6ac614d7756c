internal import Foundation

/// The last lines that a program wrote before it ended.
struct LastWords: CustomStringConvertible {
    private static let mostLines = 3

    private let lines: [String]

    /// The end of a file.
    init(of path: String) {
        let data = FileManager.default.contents(atPath: path) ?? Data()
        self.init(String(decoding: data.suffix(8192), as: UTF8.self))
    }

    /// The end of a text.
    init(_ text: String) {
        lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }.suffix(Self.mostLines)
    }

    /// Whether they say that somebody else listens on its address.
    var namesAddressInUse: Bool { lines.contains { $0.lowercased().contains("address already in use") } }

    /// The lines in parentheses after a space; nothing where there are none.
    var description: String { lines.isEmpty ? "" : " (\(lines.joined(separator: " / ")))" }
}

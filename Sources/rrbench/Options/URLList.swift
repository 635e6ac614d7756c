internal import Foundation
internal import LoadDriving
internal import Pacing

/// The file of `--urls`: a URL or a path on each line, requested in turn.
///
/// A line may begin with a weight, as in `3 /items`; if any does, requests are drawn by weight, and that of a line without
/// is 1. Empty lines and those that begin with `#` are passed over.
enum URLList {
    /// The requests of a file, all of one method and body, and how they follow each other.
    static func load(
        _ path: String,
        method: String,
        body: [UInt8]?
    ) throws -> (mix: [RequestKind], order: RequestChoice.Order) {
        guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8)
        else {
            throw CommandFailure.couldNotRun("--urls \(path): give a readable file with a URL or a path on each line.")
        }
        var order = RequestChoice.Order.turns
        var mix: [RequestKind] = []
        for line in text.split(whereSeparator: \.isNewline) {
            let fields = line.split(whereSeparator: \.isWhitespace)
            guard let first = fields.first, !first.hasPrefix("#") else { continue }
            // White space is part of a template.
            var kind = RequestKind(url: line.trimmingCharacters(in: .whitespaces), method: method, body: body)
            if fields.count > 1, let weight = Double(first) {
                order = .weighted
                kind.weight = weight
                kind.url = line[first.endIndex...].trimmingCharacters(in: .whitespaces)
            }
            mix.append(kind)
        }
        guard !mix.isEmpty else { throw CommandFailure.usage("--urls \(path): there is no URL in it.") }
        return (mix, order)
    }
}

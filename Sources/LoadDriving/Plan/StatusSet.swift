/// The status codes that a response may have: codes, classes and ranges, as in `200,204,3xx,400-404`.
package struct StatusSet: Sendable, Equatable, CustomStringConvertible {
    /// The set as it was written.
    package let description: String
    private let ranges: [ClosedRange<Int16>]

    /// Reads a set; throws a sentence with the part that is none.
    package init(parsing text: String) throws(LoadPlanError) {
        var ranges: [ClosedRange<Int16>] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let range = Self.range(part) else { throw .statuses(String(part)) }
            ranges.append(range)
        }
        description = text
        self.ranges = ranges
    }

    /// Whether a response with this status is as expected.
    package func contains(_ status: Int16) -> Bool {
        ranges.contains { $0.contains(status) }
    }

    /// `404`, `4xx` or `400-404`, within 100 to 599.
    private static func range(_ text: Substring) -> ClosedRange<Int16>? {
        if text.count == 3, text.hasSuffix("xx"), let kind = Int16(text.prefix(1)), (1...5).contains(kind) {
            return kind * 100...kind * 100 + 99
        }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...2).contains(ends.count), let first = status(ends[0]), let last = status(ends[ends.count - 1]),
            first <= last
        else { return nil }
        return first...last
    }

    private static func status(_ text: Substring) -> Int16? {
        guard text.utf8.count == 3, let status = Int16(text), (100...599).contains(status) else { return nil }
        return status
    }
}

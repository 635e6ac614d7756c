/// A set of HTTP status codes, written as codes and ranges: `200-299,401`.
package struct StatusSet: Sendable, Equatable, CustomStringConvertible {
    /// One bit for each status from 100 to 599.
    private var bits: [UInt64]

    private static let legal = 100...599

    /// No status at all.
    package static var none: StatusSet { StatusSet() }

    private init() {
        bits = Array(repeating: 0, count: 8)
    }

    /// The statuses of some ranges; what is outside 100–599 is left out.
    package init(_ ranges: ClosedRange<Int>...) {
        self.init()
        for range in ranges { insert(range.clamped(to: StatusSet.legal)) }
    }

    /// Reads codes and ranges, separated by commas.
    ///
    /// - Throws: ``StatusSetError`` with the part that is neither.
    package init(parsing text: String) throws(StatusSetError) {
        self.init()
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false)
            guard let first = StatusSet.status(ends.first), let last = StatusSet.status(ends.last),
                ends.count <= 2, first <= last
            else { throw StatusSetError(part: String(part)) }
            insert(first...last)
        }
    }

    /// Whether a status belongs to the set.
    package func contains(_ status: Int) -> Bool {
        guard StatusSet.legal.contains(status) else { return false }
        let position = status - StatusSet.legal.lowerBound
        return bits[position / 64] >> UInt64(position % 64) & 1 == 1
    }

    /// The set as it would be written, ranges as long as possible.
    package var description: String {
        var parts: [String] = []
        var start: Int?
        for status in 100...600 {
            switch (contains(status), start) {
            case (true, nil): start = status
            case (false, let first?):
                parts.append(first == status - 1 ? "\(first)" : "\(first)-\(status - 1)")
                start = nil
            default: break
            }
        }
        return parts.joined(separator: ",")
    }

    private mutating func insert(_ range: ClosedRange<Int>) {
        for status in range {
            let position = status - StatusSet.legal.lowerBound
            bits[position / 64] |= 1 << UInt64(position % 64)
        }
    }

    private static func status(_ text: Substring?) -> Int? {
        guard let text, text.utf8.count == 3, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text).flatMap { legal.contains($0) ? $0 : nil }
    }
}

/// The field lines of a head, in the order in which they came.
///
/// A reusable table of offsets: once it has grown to the usual number of fields, parsing a head allocates nothing.
public struct FieldTable: Sendable {
    /// The field lines of the head that was parsed last.
    public private(set) var lines: [FieldLine]

    /// An empty table with room for a usual head.
    public init() {
        lines = []
        lines.reserveCapacity(32)
    }

    /// Forgets the lines and keeps the room.
    mutating func reset() {
        lines.removeAll(keepingCapacity: true)
    }

    /// Parses field lines from `cursor` on, up to and including the empty line that ends the section.
    ///
    /// `cursor` moves from line start to line start, so a section that arrives in pieces is not parsed anew.
    /// - Returns: whether the empty line was reached.
    mutating func parse(
        _ bytes: UnsafeRawBufferPointer,
        from cursor: inout Int,
        limit: Int
    ) throws(WireViolation) -> Bool {
        let end = bytes.count
        while cursor < end {
            let start = cursor
            var index = start
            while index < end, ByteSet.token.contains(bytes[index]) { index &+= 1 }
            guard index < end else { return false }
            guard bytes[index] == .colon, index > start else {
                return try FieldTable.endOfSection(bytes, lineStart: start, at: index, cursor: &cursor)
            }
            let nameEnd = index
            index &+= 1
            while index < end, bytes[index].isBlank { index &+= 1 }
            let valueStart = index
            guard let lineEnd = try bytes.endOfLine(from: index) else { return false }
            var valueEnd = lineEnd
            while valueEnd > valueStart, bytes[valueEnd &- 1].isBlank { valueEnd &-= 1 }
            guard lines.count < limit else { throw .tooManyFields }
            cursor = lineEnd &+ 2
            lines.append(
                FieldLine(
                    name: ByteRange(start, nameEnd),
                    value: ByteRange(valueStart, valueEnd),
                    lineEnd: Int32(truncatingIfNeeded: cursor),
                    field: KnownField(name: UnsafeRawBufferPointer(rebasing: bytes[start..<nameEnd]))
                )
            )
        }
        return false
    }

    /// What a line is that does not begin with `name:` the empty line, the end of the bytes so far, or a violation.
    private static func endOfSection(
        _ bytes: UnsafeRawBufferPointer,
        lineStart: Int,
        at index: Int,
        cursor: inout Int
    ) throws(WireViolation) -> Bool {
        let byte = bytes[index]
        if index == lineStart {
            switch byte {
            case .carriageReturn:
                guard index &+ 1 < bytes.count else { return false }
                guard bytes[index &+ 1] == .lineFeed else { throw .bareCarriageReturn }
                cursor = index &+ 2
                return true
            case .lineFeed: throw .bareLineFeed
            case .space, .tab: throw .foldedLine
            default: throw .malformedFieldName
            }
        }
        switch byte {
        case .space, .tab: throw .spaceBeforeColon
        case .carriageReturn: throw .missingColon
        case .lineFeed: throw .bareLineFeed
        default: throw .malformedFieldName
        }
    }
}

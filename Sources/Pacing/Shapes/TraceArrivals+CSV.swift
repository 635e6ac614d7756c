extension TraceArrivals {
    /// A unit that the name of a column ends in, with its nanoseconds.
    private static let units: [(suffix: String, nanoseconds: Double)] = [
        ("_ns", 1), ("_us", 1e3), ("_ms", 1e6), ("_s", 1e9),
    ]

    /// Reads a trace from CSV: the offset of each arrival from the start of the load, in the order of time.
    ///
    /// Without a header the first column counts, in seconds. With one it is the column `scheduled_ns`, as
    /// `rrbench export --table requests` writes it, or the first whose name ends in `_ns`, `_us`, `_ms` or `_s`. Throws
    /// a sentence with the number of the line that is wrong.
    public init(csv text: String) throws(SpecificationError) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while lines.last?.isEmpty == true { lines.removeLast() }
        guard let first = lines.first else { throw .trace(line: 1, problem: "it is empty") }
        var (column, unit, number) = (0, 1e9, 1)
        if Double(Self.fields(first)[0]) == nil {
            (column, unit) = try Self.column(Self.fields(first))
            lines.removeFirst()
            number = 2
        }
        guard !lines.isEmpty else { throw .trace(line: number, problem: "there is no arrival below the header") }
        var offsets: [Int64] = []
        offsets.reserveCapacity(lines.count)
        for line in lines {
            let fields = Self.fields(line)
            guard column < fields.count, let value = Double(fields[column]), value >= 0, value * unit < 0x1p62 else {
                let found = column < fields.count ? String(fields[column]) : ""
                throw .trace(line: number, problem: "'\(found)' is not an offset from 0")
            }
            // Nanoseconds of a long run have more digits than a Double holds exactly.
            let offset = unit == 1 ? Int64(fields[column]) ?? Int64(value) : Int64((value * unit).rounded())
            if let last = offsets.last, offset < last {
                throw .trace(line: number, problem: "'\(fields[column])' lies before the line above")
            }
            offsets.append(offset)
            number += 1
        }
        self.init(offsets: offsets)
    }

    private static func column(_ names: [Substring]) throws(SpecificationError) -> (index: Int, unit: Double) {
        let candidates = names.enumerated().compactMap { index, name in
            units.first { name.hasSuffix($0.suffix) }.map { (index: index, unit: $0.nanoseconds) }
        }
        if let index = names.firstIndex(of: "scheduled_ns") { return (index, 1) }
        guard let first = candidates.first else {
            throw .trace(line: 1, problem: "no column's name ends in _ns, _us, _ms or _s")
        }
        return first
    }

    /// The fields of a line of plain CSV, without white space around them; quotes have no use in a trace.
    private static func fields(_ line: Substring) -> [Substring] {
        line.split(separator: ",", omittingEmptySubsequences: false).map { field in
            var field = field
            while let last = field.last, last.isWhitespace { field.removeLast() }
            return field.drop { $0.isWhitespace }
        }
    }
}

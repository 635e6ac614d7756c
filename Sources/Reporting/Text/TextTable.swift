extension ReportTable {
    /// The table in aligned columns, each line indented; `columnGap` spaces between columns.
    func textLines(indent: String = "  ", columnGap: Int = 2) -> [String] {
        let header = columns.map(\.title)
        let widths = columns.indices.map { column in
            ([header] + rows).map { $0[column].count }.max() ?? 0
        }
        let gap = String(repeating: " ", count: columnGap)
        return ([header] + rows).map { row in
            let cells = columns.indices.map { column in
                row[column].padded(to: widths[column], onTheLeft: columns[column].isNumeric)
            }
            return (indent + cells.joined(separator: gap)).withoutTrailingSpaces
        }
    }
}

extension String {
    /// The text filled up with spaces to a width, on the left for numbers.
    func padded(to width: Int, onTheLeft: Bool = false) -> String {
        let fill = String(repeating: " ", count: max(0, width - count))
        return onTheLeft ? fill + self : self + fill
    }

    /// The text without spaces at its end.
    var withoutTrailingSpaces: String {
        var text = self
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }

    /// The text in lines of at most `width` characters, broken between words.
    func wrapped(to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in split(separator: " ") {
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return line.isEmpty ? lines : lines + [line]
    }
}

extension ReportTable {
    /// The table as HTML, with a caption and a header cell for each column and row.
    var html: String {
        let titles = columns.map { "<th scope=\"col\"\($0.htmlClass)>\(HTMLText.escaped($0.title))</th>" }
        return """
            <div class="scroll" role="region" aria-label="\(HTMLText.escaped(caption))" tabindex="0"><table>
            <caption>\(HTMLText.escaped(caption))</caption>
            <thead><tr>\(titles.joined())</tr></thead>
            <tbody>
            \(rows.map(htmlRow).joined(separator: "\n"))
            </tbody>
            </table></div>
            """
    }

    /// The table as HTML, or nothing without rows.
    var htmlUnlessEmpty: String { rows.isEmpty ? "" : html }

    private func htmlRow(_ cells: [String]) -> String {
        let html = zip(columns, cells).enumerated().map { index, pair in
            let (column, cell) = pair
            let isName = index == 0 && !column.isNumeric
            return isName
                ? "<th scope=\"row\">\(HTMLText.escaped(cell))</th>"
                : "<td\(column.htmlClass(for: cell))>\(HTMLText.escaped(cell))</td>"
        }
        return "<tr>\(html.joined())</tr>"
    }
}

extension ReportTable.Column {
    fileprivate var htmlClass: String { isNumeric ? " class=\"number\"" : "" }

    /// Long text may be broken into lines.
    fileprivate func htmlClass(for cell: String) -> String {
        !isNumeric && cell.count > 40 ? " class=\"long\"" : htmlClass
    }
}

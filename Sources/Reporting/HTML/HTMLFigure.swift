/// A chart with everything that belongs to it: heading, legend, caption, its table, and the SQL behind it.
struct HTMLFigure {
    /// Its name in the document.
    var name: String
    /// Its heading.
    var title: String
    /// The chart; nothing is shown of a figure whose chart is empty.
    var svg: String
    /// The legend.
    var keys: [ChartKey] = []
    /// How to read it.
    var caption: String
    /// HTML below the caption, such as a list of events.
    var notes = ""
    /// The values.
    var table: ReportTable?
    /// What gets the values from the database.
    var sql: String?

    /// The figure as HTML.
    var html: String {
        guard !svg.isEmpty else { return "" }
        let legend = keys.isEmpty ? "" : "<ul class=\"legend\">\(keys.map(\.html).joined())</ul>\n"
        return """
            <figure id="\(name)" aria-labelledby="\(name)-heading">
            <h3 id="\(name)-heading">\(HTMLText.escaped(title))</h3>
            \(legend)<div class="plot">
            \(svg)
            </div>
            <figcaption>\(HTMLText.escaped(caption))</figcaption>
            \(notes)\(table.map { Self.details("Values as a table", $0.html) } ?? "")\(sql.map(Self.query) ?? "")</figure>
            """
    }

    /// Content that is unfolded on demand, by keyboard too.
    static func details(_ summary: String, _ html: String) -> String {
        "<details><summary>\(HTMLText.escaped(summary))</summary>\n\(html)\n</details>\n"
    }

    /// A query to copy: a click or the keys select it whole; with script there is a button that also copies it.
    static func query(_ sql: String) -> String {
        details(
            "SQL behind it",
            """
            <div class="query"><button type="button" class="copy" hidden="hidden">Copy SQL</button>
            <pre tabindex="0"><code>\(HTMLText.escaped(sql))</code></pre></div>
            """
        )
    }
}

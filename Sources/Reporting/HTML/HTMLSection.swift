/// A section of a report with a heading; nothing is shown of one in which there is nothing.
struct HTMLSection {
    /// Its name in the document.
    let name: String
    /// Its heading.
    let title: String
    /// The section as HTML; empty without content.
    let html: String

    /// A section with these parts; empty ones are left out.
    init(_ name: String, _ title: String, _ parts: [String]) {
        let parts = parts.filter { !$0.isEmpty }
        self.name = name
        self.title = title
        html =
            parts.isEmpty
            ? ""
            : """
            <section id="\(name)" aria-labelledby="\(name)-section">
            <h2 id="\(name)-section">\(HTMLText.escaped(title))</h2>
            \(parts.joined(separator: "\n"))
            </section>
            """
    }
}

/// The frame of every HTML document: one file, nothing loaded from anywhere, no script but the one that copies.
enum HTMLPage {
    /// A whole document that ends in a newline; the title is plain text, the body HTML.
    static func document(title: String, body: String) -> String {
        let policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-\(HTMLScript.digest)'"
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <title>\(HTMLText.escaped(title))</title>
            <style>
            \(HTMLStyle.sheet)
            </style>
            </head>
            <body>
            \(body)
            <script>\(HTMLScript.source)</script>
            </body>
            </html>

            """
    }

    /// The document of a report: its title, what stands before everything else, links to the sections that are not
    /// empty, and these sections.
    static func report(title: String, introduction: String, sections: [HTMLSection]) -> String {
        let sections = sections.filter { !$0.html.isEmpty }
        let body = """
            <header>
            <h1>rrbench \(HTMLText.escaped(title))</h1>\(introduction)
            \(navigation(sections))
            </header>
            <main>
            \(sections.map(\.html).joined(separator: "\n"))
            </main>
            """
        return document(title: "rrbench \(title)", body: body)
    }

    /// Links to the sections of a page.
    private static func navigation(_ sections: [HTMLSection]) -> String {
        let links = sections.map { section in
            "<li><a href=\"#\(section.name)\">\(HTMLText.escaped(section.title))</a></li>"
        }
        return "<nav aria-label=\"Sections\"><ul>\(links.joined())</ul></nav>"
    }

    /// Labels with their values.
    static func facts(_ facts: [ReportFact]) -> String {
        let rows = facts.map { "<dt>\(HTMLText.escaped($0.label))</dt><dd>\(HTMLText.escaped($0.value))</dd>" }
        return "<dl>\n\(rows.joined(separator: "\n"))\n</dl>"
    }

    /// Verdicts as cards, each with a sign and a word.
    static func verdicts(_ verdicts: [VerdictLine]) -> String {
        let cards = verdicts.map { verdict in
            let sentences = verdict.sentences.map { "<p>\(HTMLText.escaped($0))</p>" }.joined()
            return """
                <li class="\(verdict.tone.rawValue)"><span class="soft">\(HTMLText.escaped(verdict.topic))</span>\
                <strong><span class="sign" aria-hidden="true">\(verdict.tone.sign)</span>\
                \(HTMLText.escaped(verdict.word))</strong>\(sentences)</li>
                """
        }
        return "<ul class=\"verdicts\">\n\(cards.joined(separator: "\n"))\n</ul>"
    }
}

extension VerdictLine.Tone {
    /// What tells the tones apart without color.
    var sign: String {
        switch self {
        case .good: "✓"
        case .warning: "!"
        case .bad: "✗"
        case .neutral: "–"
        }
    }
}

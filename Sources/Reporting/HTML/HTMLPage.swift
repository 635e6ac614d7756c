/// The frame of every HTML document: one file, nothing loaded from anywhere, no script.
enum HTMLPage {
    /// A whole document that ends in a newline; the title is plain text, the body HTML.
    static func document(title: String, body: String) -> String {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>\(HTMLText.escaped(title))</title>
        <style>
        \(HTMLStyle.sheet)
        </style>
        </head>
        <body>
        \(body)
        </body>
        </html>

        """
    }
}

/// What the end of a file's name says of the format that belongs into it.
enum FileEnding {
    private static let formats = [
        "html": "html", "htm": "html", "md": "markdown", "markdown": "markdown", "json": "json", "csv": "csv",
        "txt": "text",
    ]

    /// The name of a format; `nil` where the end says nothing.
    static func format(of path: String) -> String? {
        let name = path.split(separator: "/").last ?? ""
        guard let point = name.lastIndex(of: ".") else { return nil }
        return formats[name[name.index(after: point)...].lowercased()]
    }
}

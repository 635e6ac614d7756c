/// Values that end up in HTTP messages, and so must not break them.
extension YAMLSection {
    /// A key's token (RFC 9110 §5.6.2), what names of fields, cookies and proxies are made of.
    func token(_ key: Key) throws -> String? {
        let marks = "!#$%&'*+-.^_`|~".utf8
        return try text(key, "letters, digits and marks such as - and _") { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || marks.contains(byte)
        }
    }

    /// A key's text of visible ASCII.
    func visible(_ key: Key) throws -> String? {
        try text(key, "visible ASCII characters without spaces") { (0x21...0x7E).contains($0) }
    }

    /// A key's path, as it goes into the first line of a request.
    func path(_ key: Key) throws -> String? {
        guard let path = try visible(key) else { return nil }
        guard path.hasPrefix("/") else { throw failure(key, "'\(path)' is no path; write one such as /health.") }
        return path
    }

    private func text(_ key: Key, _ what: String, where isLegal: (UInt8) -> Bool) throws -> String? {
        guard let text = try text(key) else { return nil }
        guard !text.isEmpty, text.utf8.allSatisfy(isLegal) else {
            throw failure(key, "'\(text)' does not do; write \(what).")
        }
        return text
    }
}

/// Which field lines of a trailer section may go on behind a body (RFC 9110 §6.5).
public enum TrailerSection {
    /// Hands over each line, with its CR LF, that may be merged or forwarded; the rest is dropped.
    ///
    /// Dropped is what a recipient must know before the body: framing, routing, authentication, controls and the
    /// description of the content (§6.5.1), and what belongs to one connection. `section` is
    /// ``ChunkedDecoder/trailers``.
    public static func forEachAllowedLine(of section: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void)
    {
        var table = FieldTable()
        var cursor = 0
        do throws(WireViolation) {
            _ = try table.parse(section, from: &cursor, limit: ChunkedDecoder.trailerLines)
        } catch {
            return
        }
        for line in table.lines where line.field == .other && !isForbidden(line.name.slice(of: section)) {
            body(line.line.slice(of: section))
        }
    }

    private static func isForbidden(_ name: UnsafeRawBufferPointer) -> Bool {
        forbidden.contains { name.equals($0) }
    }

    /// Besides the fields that ``KnownField`` names, all of which are forbidden.
    private static let forbidden: [StaticString] = [
        "age", "authorization", "cache-control", "content-encoding", "content-location", "content-range",
        "content-type", "cookie", "expires", "if-match", "if-modified-since", "if-none-match", "if-range",
        "if-unmodified-since", "location", "pragma", "range", "retry-after", "set-cookie", "vary", "warning",
        "www-authenticate",
    ]
}

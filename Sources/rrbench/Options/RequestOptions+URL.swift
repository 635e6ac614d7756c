internal import Foundation

extension RequestOptions {
    /// Takes name and password out of a URL such as `http://name:password@host/`, as if `--user` had given them, and
    /// returns the URL without them.
    ///
    /// The target is stored with the run and shown in every report; a password is in neither. Both parts are
    /// percent-encoded (RFC 3986 §3.2.1); a name alone has an empty password, as with curl.
    mutating func takeUser(from url: String) throws -> String {
        guard let scheme = url.firstRange(of: "://") else { return url }
        let rest = url[scheme.upperBound...]
        let authority = rest.prefix { !"/?#".contains($0) }
        guard let at = authority.lastIndex(of: "@") else { return url }
        let given = [("--user", user != nil), ("--bearer", bearer != nil), ("-H Authorization", hasAuthorization)]
        for flag in given {
            try ArgumentValue.exclusive(("The name in the URL", true), flag, because: "both say who sends the request")
        }
        let parts = authority[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        user = (parts.count == 2 ? parts : parts + [""])
            .map { String($0).removingPercentEncoding ?? String($0) }
            .joined(separator: ":")
        return String(url[..<scheme.upperBound] + rest[authority.index(after: at)...])
    }

    /// Whether a header that was given says who sends the request.
    var hasAuthorization: Bool { header.contains { $0.prefix { $0 != ":" }.lowercased() == "authorization" } }
}

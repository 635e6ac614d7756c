internal import HTTPWire

/// Where a request that came over plain HTTP is to be sent again over TLS.
struct RedirectTarget: Sendable {
    /// The port that TLS is spoken on.
    let port: Int

    /// The status for a request.
    ///
    /// 308 keeps the method (RFC 9110 §15.4.9), which 301 does not promise for others than GET and HEAD; those get 301,
    /// which every client since HTTP/1.0 knows and which says the same of them.
    func status(_ method: RequestMethod) -> Int {
        method == .get || method == .head ? 301 : 308
    }

    /// The URI of the request over TLS; `nil` where the request does not say its host.
    ///
    /// Made of what the parser let pass, so that nothing in it can end the field or name another host: the authority is
    /// one of RFC 3986 §3.2, the target has neither white space nor control bytes.
    func location(_ head: borrowing RequestHead, _ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
        let authority = (head.form == .absolute ? head.authority : head.host).slice(of: bytes)
        let host = RedirectTarget.withoutPort(authority)
        guard !host.isEmpty else { return nil }
        var location = Array("https://".utf8)
        location += host
        if port != 443 { location += Array(":\(port)".utf8) }
        // The asterisk form has no path (RFC 9112 §3.3).
        guard head.form != .asterisk else { return location }
        let path = head.path.slice(of: bytes)
        if path.first != 0x2F { location.append(0x2F) }
        location += path
        return location
    }

    private static func withoutPort(_ authority: UnsafeRawBufferPointer) -> Slice<UnsafeRawBufferPointer> {
        // Within the brackets of an IPv6 address colons are no ports.
        guard let colon = authority.lastIndex(of: 0x3A), !authority[colon...].contains(0x5D) else {
            return authority[...]
        }
        return authority[..<colon]
    }
}

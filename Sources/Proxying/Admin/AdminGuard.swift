internal import NIOCore

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Who may ask the administration, and who may change something.
///
/// Nobody has to log in, so a web page that a user of this machine has open must not be able to speak for him. A page
/// can send requests here in two ways: under its own name, when that name is made to resolve to this machine (DNS
/// rebinding), or across origins, blindly (CSRF). The first one shows in `Host`, which must be this listener's address
/// or `localhost`; the second one in `Origin`, which must then be the same host, whatever the method. Changes are for
/// clients on a loopback address alone, whatever the listener's address.
struct AdminGuard: Sendable {
    /// The host as it was configured.
    private let host: String

    init(host: String) {
        self.host = host.lowercased()
    }

    /// Refuses requests that a foreign page has sent.
    func admit(_ request: AdminRequest) throws(AdminRefusal) {
        guard request.hosts.count == 1, let authority = request.hosts.first?.lowercased() else {
            throw AdminRefusal(status: 400, reason: "the request needs one Host field")
        }
        guard let name = AdminGuard.host(of: authority), isOwn(name, request) else {
            throw AdminRefusal(
                status: 403,
                reason: "the Host \(authority) is not this listener's; use its address, or localhost"
            )
        }
        guard request.origins.allSatisfy({ $0.lowercased() == "http://\(authority)" }) else {
            throw AdminRefusal(
                status: 403,
                reason: "this request comes from a page of another origin; send it without Origin"
            )
        }
    }

    /// Refuses changes from other machines.
    func admitChange(_ request: AdminRequest) throws(AdminRefusal) {
        guard AdminGuard.isLoopback(request.peer) else {
            throw AdminRefusal(
                status: 403,
                reason: "changes are accepted from this machine alone; send the request from a loopback address"
            )
        }
    }

    private func isOwn(_ name: String, _ request: AdminRequest) -> Bool {
        name == "localhost" || name == host || name == request.local || AdminGuard.isLoopback(name)
    }

    /// The host of an authority, without brackets; `nil` where it is none.
    private static func host(of authority: String) -> String? {
        let isBracketed = authority.hasPrefix("[")
        let end = isBracketed ? authority.firstIndex(of: "]") : authority.firstIndex(of: ":") ?? authority.endIndex
        guard let end else { return nil }
        let host = isBracketed ? authority[..<end].dropFirst() : authority[..<end]
        let rest = isBracketed ? authority[end...].dropFirst() : authority[end...]
        guard rest.isEmpty || rest.first == ":" && UInt16(rest.dropFirst()) != nil else { return nil }
        return host.isEmpty ? nil : String(host)
    }

    /// Whether a text is a loopback address: of 127.0.0.0/8, `::1`, or the former within IPv6.
    static func isLoopback(_ text: String) -> Bool {
        switch try? SocketAddress(ipAddress: text, port: 0) {
        case .v4: text.hasPrefix("127.")
        case .v6(let address):
            withUnsafeBytes(of: address.address.sin6_addr) { bytes in
                bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1
                    || bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
                        && bytes[12] == 127
            }
        default: false
        }
    }
}

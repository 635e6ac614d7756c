internal import Foundation

/// Reads requests to the administration: which action, or why none.
///
/// A plain value without sockets.
struct AdminRouter: Sendable {
    private let guards: AdminGuard

    /// A router for a listener on a host.
    init(host: String) {
        guards = AdminGuard(host: host)
    }

    /// What a request asks for.
    ///
    /// Refuses, in this order: who may not ask (400, 403), what is not there (404), what it does not do (405), who may
    /// not change it (403), and what is no name (404) or no weight (400). Whether there is such a backend is not known
    /// here.
    func action(for request: AdminRequest) throws(AdminRefusal) -> AdminAction {
        try guards.admit(request)
        let parts = request.target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let path = parts.first.map { $0.split(separator: "/", omittingEmptySubsequences: false).map(String.init) } ?? []
        switch path.count {
        case 2:
            guard let page = AdminRouter.pages[path[1]], path[0].isEmpty else { break }
            try AdminRouter.require(request, ["GET", "HEAD"])
            return page
        case 4 where path[0].isEmpty && path[1] == "backends":
            return try change(path[3], of: path[2], request, query: parts.count == 2 ? String(parts[1]) : "")
        default: break
        }
        throw AdminRefusal(
            status: 404,
            reason: "there are /healthz, /status, /metrics, and POST /backends/NAME/drain, undrain and weight"
        )
    }

    private static let pages: [String: AdminAction] = [
        "healthz": .health, "status": .status, "metrics": .metrics,
    ]

    private func change(
        _ what: String,
        of encoded: String,
        _ request: AdminRequest,
        query: String
    ) throws(AdminRefusal) -> AdminAction {
        let methods = ["drain": ["POST", "DELETE"], "undrain": ["POST"], "weight": ["POST"]]
        guard let allowed = methods[what] else {
            throw AdminRefusal(status: 404, reason: "a backend has drain, undrain and weight; it has no \(what)")
        }
        try AdminRouter.require(request, allowed)
        try guards.admitChange(request)
        guard let name = encoded.removingPercentEncoding else {
            throw AdminRefusal(status: 404, reason: "\(encoded) is no name in percent-encoding (RFC 3986 §2.1)")
        }
        guard what == "weight" else { return .drain(name, what == "drain" && request.method == "POST") }
        return .weight(name, try AdminRouter.weight(in: [query, request.body]))
    }

    private static func require(_ request: AdminRequest, _ allowed: [String]) throws(AdminRefusal) {
        guard !allowed.contains(request.method) else { return }
        throw AdminRefusal(
            status: 405,
            reason: "this takes \(allowed.joined(separator: " and ")), not \(request.method)",
            allowed: allowed
        )
    }

    /// The one `weight=W` of forms, which no other field may stand beside.
    private static func weight(in forms: [String]) throws(AdminRefusal) -> Double {
        let fields = forms.flatMap { $0.split(whereSeparator: { $0 == "&" || $0.isNewline }) }
        guard fields.count == 1, let field = fields.first, field.hasPrefix("weight=") else {
            throw AdminRefusal(status: 400, reason: "give the weight once, as weight=W in the query or the body")
        }
        let text = String(field.dropFirst("weight=".count))
        // Beyond any use, and far below where sums of weights would lose the small ones.
        guard let weight = Double(text.removingPercentEncoding ?? ""), (0...1e9).contains(weight) else {
            throw AdminRefusal(status: 400, reason: "the weight '\(text)' is not a number from 0 to 1e9")
        }
        return weight
    }
}

import Foundation
import Proxying
import TestSupport

extension RunningProxy {
    /// The port of the administration.
    var adminPort: Int { proxy.adminAddress.flatMap { $0.split(separator: ":").last }.flatMap { Int($0) } ?? 0 }

    /// A proxy with an administration on a free port.
    static func administered(
        _ ports: [Int],
        _ change: (inout ProxyConfiguration) -> Void = { _ in }
    ) throws -> RunningProxy {
        try RunningProxy(ports) {
            $0.admin = AdminSettings(host: "127.0.0.1", port: 0)
            change(&$0)
        }
    }

    /// Asks the administration, on a connection of its own.
    func admin(_ start: String, host: String = "localhost", fields: String = "", body: String = "") throws
        -> RawResponse
    {
        let length = body.isEmpty ? "" : "Content-Length: \(body.utf8.count)\r\n"
        return try RawSocket(port: adminPort).exchange(
            "\(start) HTTP/1.1\r\nHost: \(host)\r\n\(fields)\(length)\r\n\(body)"
        )
    }

    /// What `/status` says.
    func status() throws -> [String: Any] {
        let object = try JSONSerialization.jsonObject(with: Data(try admin("GET /status").body))
        return object as? [String: Any] ?? [:]
    }

    /// What `/metrics` says, read strictly.
    func metrics() throws -> Exposition {
        let response = try admin("GET /metrics")
        guard response["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8" else {
            throw Exposition.Fault(description: response["Content-Type"] ?? "no type")
        }
        return try Exposition(response.text)
    }
}

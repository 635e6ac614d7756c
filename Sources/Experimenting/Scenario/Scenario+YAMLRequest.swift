internal import LoadDriving
internal import Pacing
internal import Reporting

extension Scenario {
    /// Reads how connections are made and what responses are held to.
    mutating func readRequest(_ file: YAMLSection<ScenarioKey>) throws {
        live.thinkTime = try file.value(.think) { try "\(DistributionCatalog.makeTime($0))" }
        live.connectionMode = try Self.connectionMode(file)
        live.listen = try file.value(.listen) { try HostPort(parsing: $0) }
        live.backendPort = try file.count(.backendPort, in: 0...65_535)
        live.backendHeader = try file.text(.backendHeader)
        live.probesTarget = try file.isTrue(.probe)
        live.http2 = try file.isTrue(.http2)
        live.streams = try file.count(.streams)
        live.insecure = try file.isTrue(.insecure)
        live.authorities = try file.text(.cacert)
        live.certificate = try file.text(.cert)
        live.key = try file.text(.key)
        live.resolve = try file.texts(.resolve)
        live.unixSocket = try file.text(.unixSocket)
        live.compressed = try file.isTrue(.compressed)
        live.cookies = try file.isTrue(.cookies)
        live.followsRedirects = try file.isTrue(.followRedirects)
        live.expectedStatus = try file.value(.expectStatus) { try StatusSet(parsing: $0).description }
        live.expectedHeaders = try file.texts(.expectHeader)
        live.expectedBody = try file.text(.expectBody)
        live.checks = try file.texts(.checks).map { text in
            try file.reading(.checks) { try CheckExpression(text) }
        }
    }

    /// The mode by its name; `keepalive: false` is the older way to write `fresh`.
    private static func connectionMode(_ file: YAMLSection<ScenarioKey>) throws -> String? {
        let keepsAlive = try file.isTrue(.keepalive)
        guard let name = try file.text(.connectionMode) else {
            return keepsAlive == false ? ConnectionMode.fresh.rawValue : nil
        }
        guard let mode = ConnectionMode(rawValue: name) else {
            let names = ConnectionMode.names.joined(separator: ", ")
            throw file.failure(.connectionMode, "'\(name)' is none of \(names).")
        }
        if let keepsAlive, keepsAlive != (mode != .fresh) {
            throw file.failure(.keepalive, "connection_mode says otherwise; leave keepalive out.")
        }
        return name
    }
}

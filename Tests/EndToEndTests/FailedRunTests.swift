import Foundation
import TestSupport
import Testing

/// Targets of which no request succeeds: each failure is a row of its class, the report is there, and the exit status
/// says that nothing was measured.
@Suite struct FailedRunTests {
    /// What a bad server does with a connection.
    enum Behaviour: String, CaseIterable, Sendable {
        case reset = "connection_reset"
        case silence = "timeout"
        case garbage = "malformed_response"
        case halfBody = "truncated_body"
        case nothing = "empty_response"
        case failure = "http_5xx"

        func serve(_ peer: ScriptedPeer) throws {
            switch self {
            case .silence: _ = peer.receiveToEnd()
            case .reset:
                _ = try peer.receiveHead()
                peer.resetOnClose()
            case .garbage:
                _ = try peer.receiveHead()
                try peer.send("this is no HTTP\r\n\r\n")
            case .halfBody:
                _ = try peer.receiveHead()
                try peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
            case .nothing: _ = try peer.receiveHead()
            case .failure:
                while try !peer.receiveHead().isEmpty {
                    try peer.send("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n")
                }
            }
        }
    }

    private func run(_ arguments: [String], in folder: borrowing TemporaryFolder) throws -> BuiltBinary.Outcome {
        try BuiltBinary.run(
            ["run", "--no-progress", "--json", "--warmup", "0", "--db", folder.path("r.sqlite")] + arguments
        )
    }

    private func expectOnly(
        _ error: String,
        _ count: Int,
        _ outcome: BuiltBinary.Outcome,
        in folder: borrowing TemporaryFolder
    ) throws {
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("None of the \(count) requests succeeded"), "\(outcome.errors)")
        #expect(outcome.errors.contains(error) && outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
        let requests = try #require(try outcome.json()["requests"] as? [String: Any])
        #expect(requests["by_error"] as? [String: Int] == [error: count])
        let rows = "FROM requests JOIN errors ON code = error WHERE name = '\(error)'"
        #expect(try SQLite.integer("SELECT count(*) \(rows)", in: folder) == count)
        #expect(try SQLite.text("SELECT state FROM runs", in: folder) == "complete")
        let report = try BuiltBinary.run(["report", "--db", folder.path("r.sqlite")])
        #expect(report.status == 0 && report.output.contains(error))
    }

    @Test(arguments: Behaviour.allCases) func badServer(_ behaviour: Behaviour) throws {
        let folder = try TemporaryFolder()
        let server = try ScriptedServer(behaviour.serve)
        defer { server.stop() }
        let outcome = try run(
            ["http://127.0.0.1:\(server.port)/", "-n", "40", "-c", "4", "--timeout", "200ms"],
            in: folder
        )
        try expectOnly(behaviour.rawValue, 40, outcome, in: folder)
    }

    @Test func unresolvableName() throws {
        let folder = try TemporaryFolder()
        let outcome = try run(["http://no-such-host.invalid/", "-n", "5", "-c", "2"], in: folder)
        try expectOnly("name_not_resolved", 5, outcome, in: folder)
        #expect(outcome.errors.contains("--resolve"))
    }

    @Test func refusedConnectionIfAsked() throws {
        let folder = try TemporaryFolder()
        let server = try ScriptedServer { _ in }
        server.stop()
        let outcome = try run(
            ["http://127.0.0.1:\(server.port)/", "-n", "5", "-c", "2", "--no-probe"],
            in: folder
        )
        try expectOnly("connect_refused", 5, outcome, in: folder)
    }

    @Test func oneSuccessIsEnough() throws {
        let folder = try TemporaryFolder()
        let server = try ScriptedServer { peer in
            var number = 0
            while try !peer.receiveHead().isEmpty {
                number += 1
                try peer.send("HTTP/1.1 \(number == 7 ? 200 : 500) X\r\nContent-Length: 0\r\n\r\n")
            }
        }
        defer { server.stop() }
        let outcome = try run(["http://127.0.0.1:\(server.port)/", "-n", "20", "-c", "1"], in: folder)
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    }
}

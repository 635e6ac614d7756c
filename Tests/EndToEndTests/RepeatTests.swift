import Foundation
import Synchronization
import TestSupport
import Testing

/// `rrbench run --repeat-of`: a run that is done again from the database.
@Suite struct RepeatTests {
    private func run(_ arguments: [String], in folder: borrowing TemporaryFolder) throws -> BuiltBinary.Outcome {
        try BuiltBinary.run(["run", "--no-progress", "--json", "--db", folder.path("r.sqlite")] + arguments)
    }

    @Test func repeatsSettingsAndArrivals() throws {
        let folder = try TemporaryFolder()
        let list = folder.path("urls")
        try "/a\n3 /b?{{sequence}}\n/bytes/{{random 1 9}}\n".write(toFile: list, atomically: true, encoding: .utf8)
        let first = try run(
            [
                "--listen", "127.0.0.1:0", "--backend-port", "0", "-q", "400", "-n", "200", "--warmup", "100ms",
                "--arrivals", "poisson", "--seed", "77", "-c", "32", "-t", "2", "--strategy", "p2c", "--backends", "4",
                "--service", "exponential:1ms", "-H", "X-A: {{uuid}}", "--timeout", "5s", "--urls", list,
            ],
            in: folder
        )
        #expect(first.hasMeasured, "\(first.errors)")
        try FileManager.default.removeItem(atPath: list)
        let second = try run(["--repeat-of", "last"], in: folder)
        #expect(second.hasMeasured && second.errors.isEmpty, "\(second.errors)")
        for column in ["scenario", "strategy", "seed", "mode", "proxy", "version"] {
            let values = try (1...2).map { try SQLite.text("SELECT \(column) FROM runs WHERE id = \($0)", in: folder) }
            #expect(values[0] == values[1])
        }
        let sizes = try (1...2).map {
            try SQLite.integer("SELECT count(*) FROM requests WHERE run_id = \($0)", in: folder)
        }
        #expect(sizes[0] == sizes[1] && sizes[0] > 200)
        let same = try SQLite.integer(
            """
            SELECT count(*) FROM requests AS a JOIN requests AS b USING (sequence, scheduled_ns, phase, bytes_received)
            WHERE a.run_id = 1 AND b.run_id = 2
            """,
            in: folder
        )
        #expect(same == sizes[0])
        // A flag overrides what was stored.
        let third = try run(["--repeat-of", "1", "--strategy", "random", "-n", "20"], in: folder)
        #expect(third.hasMeasured, "\(third.errors)")
        #expect(try SQLite.text("SELECT strategy FROM runs WHERE id = 3", in: folder) == "random")
    }

    /// The arrivals are in the database; what has become of the file since plays no part.
    @Test func repeatsATraceWithoutItsFile() throws {
        let folder = try TemporaryFolder()
        let trace = folder.path("trace.csv")
        // A burst at the end that is larger than the connections: it is part of the trace, and waits like any other.
        let offsets = [0, 20, 20, 50] + Array(repeating: 90, count: 30)
        try ("at_ms\n" + offsets.map { "\($0)\n" }.joined()).write(toFile: trace, atomically: true, encoding: .utf8)
        let server = try ScriptedServer { peer in
            while try !peer.receiveHead().isEmpty { try peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") }
        }
        defer { server.stop() }
        let first = try run(["http://127.0.0.1:\(server.port)/", "--trace", trace, "-c", "4"], in: folder)
        #expect([0, 3].contains(first.status), "\(first.errors)")
        let summary = try first.json()
        let requests = try #require(summary["requests"] as? [String: Any])
        #expect(requests["sent"] as? Int == offsets.count && requests["dropped"] as? Int == 0)
        let reasons = (summary["validity"] as? [String: Any])?["reasons"] as? [String] ?? []
        #expect(!reasons.contains { $0.contains("intended requests left") }, "\(reasons)")
        try "at_ms\n0\n".write(toFile: trace, atomically: true, encoding: .utf8)
        let second = try run(["--repeat-of", "1"], in: folder)
        #expect([0, 3].contains(second.status), "\(second.errors)")
        let same = "SELECT count(*) FROM requests AS a JOIN requests AS b USING (sequence, scheduled_ns, phase) "
        #expect(try SQLite.integer(same + "WHERE a.run_id = 1 AND b.run_id = 2", in: folder) == offsets.count)
        // A flag overrides what was stored.
        let third = try run(["--repeat-of", "1", "--trace", trace], in: folder)
        #expect([0, 3].contains(third.status), "\(third.errors)")
        #expect(try SQLite.integer("SELECT count(*) FROM requests WHERE run_id = 3", in: folder) == 1)
    }

    /// A password in a URL is sent and, like one in a flag, not stored.
    @Test func keepsNoPasswordOfAURL() throws {
        let folder = try TemporaryFolder()
        let heads = Mutex<[String]>([])
        let server = try ScriptedServer { peer in
            while case let head = try peer.receiveHead(), !head.isEmpty {
                heads.withLock { $0.append(head) }
                try peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
            }
        }
        defer { server.stop() }
        let place = "127.0.0.1:\(server.port)/a@b"
        let outcome = try run(["http://al%3Aice:s%40cret@\(place)", "-n", "2", "-c", "1", "--warmup", "0"], in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let sent = Data("al:ice:s@cret".utf8).base64EncodedString()
        #expect(heads.withLock { $0 }.allSatisfy { $0.contains("Authorization: Basic \(sent)\r\n") })
        #expect(try SQLite.text("SELECT target FROM runs", in: folder) == "http://\(place)")
        #expect(
            try SQLite.integer("SELECT count(*) FROM runs WHERE scenario || summary LIKE '%cret%'", in: folder) == 0
        )
        let again = try run(["--repeat-of", "1"], in: folder)
        #expect(again.status == 0 && again.errors.contains("Authorization"), "\(again.errors)")
        let list = folder.path("urls")
        try "http://a:b@127.0.0.1:1/\n".write(toFile: list, atomically: true, encoding: .utf8)
        let refused = try run(["http://\(place)", "--urls", list], in: folder)
        #expect(refused.status == 64 && refused.errors.contains("--user"), "\(refused.errors)")
    }

    @Test func saysWhatIsMissing() throws {
        let folder = try TemporaryFolder()
        let server = try ScriptedServer { peer in
            while try !peer.receiveHead().isEmpty { try peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") }
        }
        defer { server.stop() }
        let url = "http://127.0.0.1:\(server.port)/"
        let short = ["-n", "5", "-c", "1", "--warmup", "0"]
        #expect(try run([url, "--bearer", "abc", "-H", "X-B: 1"] + short, in: folder).status == 0)
        let again = try run(["--repeat-of", "1"], in: folder)
        #expect(again.status == 0)
        #expect(again.errors.contains("Authorization") && again.errors.split(separator: "\n").count == 1)
        let given = try run(["--repeat-of", "1", "--bearer", "xyz"], in: folder)
        #expect(given.status == 0 && given.errors.isEmpty, "\(given.errors)")
        #expect(try SQLite.integer("SELECT count(DISTINCT target) FROM runs", in: folder) == 1)
        #expect(try SQLite.integer("SELECT count(DISTINCT scenario) FROM runs WHERE id <> 2", in: folder) == 1)
        #expect(try SQLite.integer("SELECT count(*) FROM runs", in: folder) == 3)
    }

    @Test func refusesWhatCannotBeRepeated() throws {
        let folder = try TemporaryFolder()
        let server = try ScriptedServer { peer in _ = peer.receiveToEnd() }
        defer { server.stop() }
        let url = "http://127.0.0.1:\(server.port)/"
        let long = String(repeating: "long ", count: 2000)
        let first = try run([url, "-b", long, "-n", "1", "-c", "1", "--warmup", "0", "--timeout", "50ms"], in: folder)
        #expect(first.status == 1)
        let again = try run(["--repeat-of", "1"], in: folder)
        #expect(again.status == 1 && again.errors.contains("--body-file"), "\(again.errors)")
        #expect(again.errors.split(separator: "\n").count == 1)
        #expect(try run(["--repeat-of", "1", "--body-size", "9"], in: folder).errors.contains("requests succeeded"))
        #expect(try run(["--repeat-of", "7"], in: folder).status == 1)
        #expect(try run(["--repeat-of", "1", "--scenario", "steady"], in: folder).status == 64)
    }
}

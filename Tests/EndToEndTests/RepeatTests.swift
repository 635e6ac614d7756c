import Foundation
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

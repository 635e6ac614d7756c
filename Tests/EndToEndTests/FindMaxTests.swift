import TestSupport
import Testing

@Suite struct FindMaxTests {
    /// One backend with one slot of 5 ms can do 200 a second: what is asked for is found below that, on any machine.
    @Test func theCapacityOfAServerIsFound() throws {
        let folder = try TemporaryFolder()
        let backend = try BuiltBinary.start(
            ["backend", "--listen", "127.0.0.1:0", "--service", "constant:5ms", "--concurrency", "1"]
        )
        defer { _ = backend.stop() }
        let url = "http://127.0.0.1:\(try backend.listeningPort())/"
        let outcome = try BuiltBinary.run([
            "run", url, "--find-max", "p50 < 300ms, errors == 0", "-q", "60", "-z", "1500ms", "--warmup", "200ms",
            "--db", folder.path("r.sqlite"), "--json", "--no-progress",
        ])
        let search = try #require(try outcome.json()["search"] as? [String: Any])
        let trials = try #require(search["trials"] as? [[String: Any]])
        let rates = trials.compactMap { $0["rps"] as? Double }
        // A machine that stands still makes the first trial fail, and then the rate is halved.
        #expect(rates.first == 60 && [120, 30].contains(rates.dropFirst().first))
        #expect(try SQLite.integer("SELECT count(*) FROM runs", in: folder) == trials.count)
        if let most = search["max_rps"] as? Double {
            #expect(outcome.status == 0)
            #expect(most < 320)
            #expect(trials.last?["confirming"] as? Bool == true)
        } else {
            #expect(outcome.status == 2)
        }
    }

    @Test func anInterruptReportsWhatWasTried() throws {
        let folder = try TemporaryFolder()
        let running = try BuiltBinary.start([
            "run", "--find-max", "errors == 0", "-q", "50", "-z", "1s", "--warmup", "0", "--backend-port", "0",
            "--listen", "127.0.0.1:0", "--db", folder.path("r.sqlite"), "--json", "--no-progress",
        ])
        let sql = "SELECT count(*) FROM runs WHERE state = 'complete'"
        #expect(eventually { ((try? SQLite.integer(sql, in: folder)) ?? 0) > 0 })
        running.signal(2)
        let outcome = running.wait()
        #expect(outcome.status == 130)
        let search = try #require(try outcome.json()["search"] as? [String: Any])
        #expect(search["interrupted"] as? Bool == true)
    }

    /// Where nothing can succeed at any rate, the first trial says so, and no further one is made.
    @Test func aTargetThatRefusesEverythingEndsTheSearch() throws {
        let folder = try TemporaryFolder()
        let server = try ScriptedServer { peer in
            while try !peer.receiveHead().isEmpty {
                try peer.send("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
            }
        }
        defer { server.stop() }
        let outcome = try BuiltBinary.run([
            "run", "http://127.0.0.1:\(server.port)/", "--find-max", "p99 < 20ms", "-q", "50", "-z", "100ms",
            "--warmup", "0",
            "--db", folder.path("r.sqlite"), "--json", "--no-progress",
        ])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("http_4xx") && outcome.errors.contains("--expect-status"), "\(outcome.errors)")
        #expect(try SQLite.integer("SELECT count(*) FROM runs", in: folder) == 1)
    }
}

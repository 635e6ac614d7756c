import Foundation
import TestSupport
import Testing

/// `rrbench run` on real sockets, judged by what it prints, its exit status and the database that it leaves.
@Suite struct RunCommandTests {
    /// Arguments that make a short run on free ports.
    private static let short = [
        "run", "--listen", "127.0.0.1:0", "--backend-port", "0", "--warmup", "100ms", "--no-progress", "--json",
    ]

    private func run(_ arguments: [String], in folder: borrowing TemporaryFolder) throws -> BuiltBinary.Outcome {
        try BuiltBinary.run(Self.short + ["--db", folder.path("r.sqlite")] + arguments)
    }

    @Test(
        "Every combination is even, balanced and whole",
        arguments: [
            ["-c", "8", "-n", "600"],
            ["-c", "8", "-n", "600", "--proxy-threads", "2"],
            ["-c", "8", "-n", "601", "-t", "2"],
            ["-c", "4", "-n", "200", "--no-keepalive"],
            ["-c", "8", "-n", "600", "--backends", "4"],
            ["-c", "8", "-n", "600", "--backends", "7"],
            ["-c", "1", "-n", "50", "--backends", "1"],
            ["-q", "400", "-z", "1s", "-c", "16"],
            ["-q", "400", "-z", "1s", "-c", "16", "--arrivals", "poisson"],
        ]
    )
    func isEven(arguments: [String]) throws {
        let folder = try TemporaryFolder()
        let outcome = try run(arguments, in: folder)
        #expect(arguments.contains("-q") ? outcome.hasMeasured : outcome.status == 0, "\(outcome.errors)")
        let json = try outcome.json()
        let spread = try #require(json["spread"] as? [String: Any])
        #expect(spread["verdict"] as? String == "even")
        #expect(try #require(spread["max_gap"] as? Int) <= 1)
        #expect(spread["order_violations"] as? Int == 0)
        let books = try #require(json["reconciliation"] as? [String: Any])
        #expect(books["verdict"] as? String == "balanced")
        #expect(books["lost"] as? Int == 0)
        let requests = try #require(json["requests"] as? [String: Any])
        let sent = try #require(requests["sent"] as? Int)
        let warmup = try #require(requests["warmup"] as? Int)
        #expect(requests["failed"] as? Int == 0)
        if let index = arguments.firstIndex(of: "-n") { #expect(sent == Int(arguments[index + 1])) }
        #expect(try SQLite.integer("SELECT count(*) FROM requests WHERE run_id = 1", in: folder) == sent + warmup)
        #expect(try SQLite.text("SELECT state FROM runs", in: folder) == "complete")
    }

    /// Probes are in nobody's books.
    @Test func prequalProbesAndKeepsItsBooks() throws {
        let folder = try TemporaryFolder()
        let outcome = try run(["--strategy", "prequal", "-c", "16", "-n", "600", "--proxy-threads", "2"], in: folder)
        #expect(outcome.status == 0)
        let books = try #require(try outcome.json()["reconciliation"] as? [String: Any])
        #expect(books["verdict"] as? String == "balanced")
        #expect(try SQLite.integer("SELECT count(*) FROM requests WHERE error = 0", in: folder) >= 600)
    }

    @Test func summaryInTheDatabaseIsTheOnePrinted() throws {
        let folder = try TemporaryFolder()
        let outcome = try run(["-n", "50", "-c", "2"], in: folder)
        let stored = try SQLite.text("SELECT summary FROM runs", in: folder)
        #expect(stored.trimmingCharacters(in: .newlines) == outcome.output.trimmingCharacters(in: .newlines))
        let again = try BuiltBinary.run(["report", "--format", "json", "--db", folder.path("r.sqlite")])
        #expect(again.output == outcome.output)
    }

    @Test func interruptKeepsWhatWasMeasured() throws {
        let folder = try TemporaryFolder()
        let running = try BuiltBinary.start(
            Self.short.filter { $0 != "--no-progress" } + ["--db", folder.path("r.sqlite"), "-z", "60s", "-c", "4"]
        )
        try running.waitUntilRecording(in: folder)
        running.signal(SIGINT)
        let outcome = running.wait()
        #expect(outcome.status == 130)
        let json = try outcome.json()
        #expect((json["run"] as? [String: Any])?["state"] as? String == "interrupted")
        #expect(try SQLite.text("SELECT state FROM runs", in: folder) == "interrupted")
    }

    @Test func killedRunIsReadableAndInterrupted() throws {
        let folder = try TemporaryFolder()
        let running = try BuiltBinary.start(Self.short + ["--db", folder.path("r.sqlite"), "-z", "60s", "-c", "4"])
        try running.waitUntilRecording(in: folder)
        running.signal(SIGKILL)
        #expect(running.wait().status == -SIGKILL)
        let list = try BuiltBinary.run(["runs", "list", "--db", folder.path("r.sqlite")])
        #expect(list.status == 0 && list.output.contains("interrupted"))
        let report = try BuiltBinary.run(["report", "--format", "json", "--db", folder.path("r.sqlite")])
        let requests = try #require(try report.json()["requests"] as? [String: Any])
        let counted = try #require(requests["sent"] as? Int) + #require(requests["warmup"] as? Int)
        #expect(try SQLite.integer("SELECT count(*) FROM requests", in: folder) == counted)
        #expect(counted > 0)
    }

    @Test func externalTargetIsJudgedByItsBackendHeader() throws {
        let folder = try TemporaryFolder()
        let backends = try (1...3).map { try BuiltBinary.start(["backend", "--port", "0", "--name", "b\($0)"]) }
        let upstreams = try backends.flatMap { ["--upstream", "127.0.0.1:\(try $0.listeningPort())"] }
        let proxy = try BuiltBinary.start(["proxy", "--listen", "127.0.0.1:0"] + upstreams)
        let url = "http://127.0.0.1:\(try proxy.listeningPort())/"
        let outcome = try BuiltBinary.run([
            "run", url, "-n", "300", "-c", "4", "--warmup", "0", "--json", "--db", folder.path("r.sqlite"),
        ])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let json = try outcome.json()
        #expect((json["spread"] as? [String: Any])?["verdict"] as? String == "even")
        #expect((json["backends"] as? [[String: Any]])?.compactMap { $0["requests"] as? Int } == [100, 100, 100])
        for server in [proxy] + backends { #expect(server.stop().status == 0) }
    }

    @Test func deadBackendFailsRequestsAndNotTheBooks() throws {
        let folder = try TemporaryFolder()
        let backend = try BuiltBinary.start(["backend", "--port", "0"])
        let port = try backend.listeningPort()
        _ = backend.stop()
        let proxy = try BuiltBinary.start(["proxy", "--listen", "127.0.0.1:0", "--upstream", "127.0.0.1:\(port)"])
        let url = "http://127.0.0.1:\(try proxy.listeningPort())/"
        let outcome = try BuiltBinary.run([
            "run", url, "-n", "20", "-c", "2", "--warmup", "0", "--json", "--db", folder.path("r.sqlite"),
        ])
        let requests = try #require(try outcome.json()["requests"] as? [String: Any])
        #expect(requests["failed"] as? Int == 20)
        #expect((requests["by_status"] as? [String: Int])?["502"] == 20)
        _ = proxy.stop()
    }
}

import Foundation
import TestSupport
import Testing

/// `rrbench run --proxy` with the real programs, where they are installed, and with this very build as a foreign one.
@Suite struct ForeignProxyTests {
    private static let hasNginx = FileManager.default.isExecutableFile(atPath: "/usr/sbin/nginx")
    private static let hasHAProxy = FileManager.default.isExecutableFile(atPath: "/usr/sbin/haproxy")

    private static let short = [
        "run", "--listen", "127.0.0.1:0", "--backend-port", "0", "--warmup", "0", "--no-progress", "--json",
    ]

    private func arguments(_ more: [String], in folder: borrowing TemporaryFolder) -> [String] {
        Self.short + ["--db", folder.path("r.sqlite")] + more
    }

    /// Runs with `TMPDIR` in the folder, so that what a proxy leaves behind is seen.
    private func run(_ more: [String], in folder: borrowing TemporaryFolder) throws -> BuiltBinary.Outcome {
        try BuiltBinary.run(arguments(more, in: folder), environment: ["TMPDIR": folder.url.path])
    }

    private func leftovers(in folder: borrowing TemporaryFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter { $0.hasPrefix("rrbench-") }
    }

    private func verdict(_ outcome: BuiltBinary.Outcome) throws -> String? {
        (try outcome.json()["spread"] as? [String: Any])?["verdict"] as? String
    }

    /// Cursors of its own in every worker are what makes nginx's round robin uneven, and shared memory what mends it.
    @Test(.enabled(if: hasNginx), arguments: [("nginx", "uneven"), ("nginx:zone=on", "even")])
    func workersOfNginxShareTheirCursorInAZone(proxy: String, verdict expected: String) throws {
        let folder = try TemporaryFolder()
        let load = ["-n", "800", "-c", "8", "--backends", "8", "--no-keepalive"]
        let outcome = try run(["--proxy", proxy, "--proxy-threads", "16"] + load, in: folder)
        #expect(outcome.status == (expected == "even" ? 0 : 2), "\(outcome.errors)")
        #expect(try verdict(outcome) == expected)
        #expect(try SQLite.text("SELECT proxy FROM runs", in: folder) == "nginx")
        #expect(try SQLite.text("SELECT scenario FROM runs", in: folder).contains(proxy))
        #expect(try SQLite.text("SELECT host ->> '$.versions.nginx' FROM runs", in: folder).contains("."))
        #expect(try leftovers(in: folder).isEmpty)
    }

    @Test(.enabled(if: hasHAProxy), arguments: ["round-robin", "random"])
    func threadsOfHAProxyShareTheirCursor(strategy: String) throws {
        let folder = try TemporaryFolder()
        let load = ["-n", "400", "-c", "8", "--backends", "8", "--strategy", strategy]
        let outcome = try run(["--proxy", "haproxy", "--proxy-threads", "4"] + load, in: folder)
        if strategy == "round-robin" {
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(try verdict(outcome) == "even")
        }
        let json = try outcome.json()
        #expect((json["reconciliation"] as? [String: Any])?["verdict"] as? String == "balanced")
        let cpu = try #require((json["cpu_us_per_request"] as? [String: Any])?["proxy"] as? Double)
        #expect(cpu > 1 && cpu < 10_000)
        let memory = try #require((json["memory_bytes"] as? [String: Any])?["proxy_peak"] as? Int)
        #expect(memory > 1_000_000)
        #expect(try leftovers(in: folder).isEmpty)
    }

    /// The example of `docs/proxies.md`, with this build as the other one.
    @Test(arguments: ["round-robin", "p2c:choices=3"])
    func aDescriptionOfOnesOwnIsRun(strategy: String) throws {
        let folder = try TemporaryFolder()
        var root = URL(filePath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        let text = try String(contentsOf: root.appending(path: "docs/proxies.md"), encoding: .utf8)
        let example = try #require(text.components(separatedBy: "```").first { $0.hasPrefix("yaml\n") })
        try String(example.dropFirst(5)).write(toFile: folder.path("mine.yaml"), atomically: true, encoding: .utf8)
        let proxy = "\(folder.path("mine.yaml")):path=\(BuiltBinary.url.path)"
        let outcome = try run(
            ["--proxy", proxy, "--proxy-threads", "2", "-n", "300", "-c", "4", "--strategy", strategy],
            in: folder
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try SQLite.text("SELECT proxy FROM runs", in: folder) == "rrbench-build")
        if strategy == "round-robin" { #expect(try verdict(outcome) == "even") }
    }

    /// However rrbench ends, nothing of the proxy is left: neither workers nor files.
    @Test(.enabled(if: hasNginx), arguments: [SIGKILL, SIGINT, SIGTERM])
    func nothingIsLeft(signal: Int32) throws {
        let folder = try TemporaryFolder()
        let running = try BuiltBinary.start(
            arguments(["--proxy", "nginx", "--proxy-threads", "2", "-z", "60s", "-c", "4"], in: folder),
            environment: ["TMPDIR": folder.url.path]
        )
        try running.waitUntilRecording(in: folder)
        let name = try #require(try leftovers(in: folder).first)
        let pid = try #require(Self.master(in: folder.path(name)))
        let group = getpgid(pid)
        #expect(Self.members(of: group).count == 4, "a keeper, a master and two workers")
        running.signal(signal)
        #expect(running.wait().status == (signal == SIGKILL ? -SIGKILL : 130))
        #expect(eventually { Self.members(of: group).isEmpty })
        #expect(try eventually { try leftovers(in: folder).isEmpty })
    }

    @Test(.enabled(if: hasNginx)) func aProxyThatEndsIsSaid() throws {
        let folder = try TemporaryFolder()
        let running = try BuiltBinary.start(
            arguments(["--proxy", "nginx", "-z", "60s", "-c", "4"], in: folder),
            environment: ["TMPDIR": folder.url.path]
        )
        try running.waitUntilRecording(in: folder)
        let name = try #require(try leftovers(in: folder).first)
        kill(try #require(Self.master(in: folder.path(name))), SIGTERM)
        let outcome = running.wait()
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("exited with status 0 before the load had ended"))
        #expect(try SQLite.text("SELECT state FROM runs", in: folder) == "failed")
        #expect(try SQLite.integer("SELECT count(*) FROM events WHERE kind = 'proxy_exit'", in: folder) == 1)
        #expect(try leftovers(in: folder).isEmpty)
    }

    @Test(
        arguments: [
            (["--proxy", "apache"], 64, "'apache' is no proxy; choose one of embedded, direct, nginx"),
            (["--proxy", "nginx", "--strategy", "prequal"], 64, "nginx has nothing like the strategy prequal"),
            (["--proxy", "nginx:path=/no/such/nginx"], 1, "/no/such/nginx is no program"),
        ] as [([String], Int, String)]
    )
    func whatCannotBeIsRefused(arguments more: [String], status: Int, sentence: String) throws {
        let folder = try TemporaryFolder()
        let outcome = try run(more, in: folder)
        #expect(outcome.status == Int32(status))
        #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder.path("r.sqlite")))
    }

    /// The process whose number nginx wrote into its folder.
    private static func master(in folder: String) -> pid_t? {
        (try? String(contentsOfFile: "\(folder)/nginx.pid", encoding: .utf8))
            .flatMap { pid_t($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
    }

    /// The live processes of a group.
    private static func members(of group: pid_t) -> [pid_t] {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return entries.compactMap { pid_t($0) }.filter { pid in
            guard getpgid(pid) == group else { return false }
            let stat = (try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)) ?? ""
            return !stat.isEmpty && !stat.contains(") Z ")
        }
    }
}

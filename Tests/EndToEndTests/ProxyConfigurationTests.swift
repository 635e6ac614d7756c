import Foundation
import TestSupport
import Testing

/// `rrbench proxy --config`, `--check-config` and SIGHUP on the built binary.
@Suite struct ProxyConfigurationTests {
    private static let get = "GET / HTTP/1.1\r\nHost: h\r\n\r\n"

    /// A backend that answers every request with its name.
    private func backend(_ name: String) throws -> ScriptedServer {
        try ScriptedServer { peer in
            while try !peer.receiveHead().isEmpty {
                try peer.send("HTTP/1.1 200 OK\r\nContent-Length: \(name.utf8.count)\r\n\r\n\(name)")
            }
        }
    }

    private func write(_ text: String, to folder: borrowing TemporaryFolder) throws -> String {
        try Data(text.utf8).write(to: folder.url.appendingPathComponent("proxy.yaml"))
        return folder.path("proxy.yaml")
    }

    private func yaml(_ upstreams: [ScriptedServer], _ more: String = "") -> String {
        let list = upstreams.map { "  - address: 127.0.0.1:\($0.port)\n" }.joined()
        return "listen: 127.0.0.1:0\nupstreams:\n\(list)\(more)"
    }

    @Test func aFileIsCheckedWithoutListening() throws {
        let folder = try TemporaryFolder()
        let file = try write("listen: 127.0.0.1:0\nthreads: 2\naccess_log: {path: \(folder.path("log"))}\n", to: folder)
        let good = try BuiltBinary.run(["proxy", "--config", file, "--check-config"])
        #expect(good.status == 0 && good.errors.isEmpty)
        #expect(good.output == "\(file) is valid: it listens on 127.0.0.1:0, in front of 3 backends.\n")
        #expect(!FileManager.default.fileExists(atPath: folder.path("log")))
        let flags = try BuiltBinary.run(["proxy", "--check-config", "--upstream", "127.0.0.1:1"])
        #expect(flags.status == 0 && flags.output.hasSuffix("in front of 1 backend.\n"))
    }

    @Test(
        arguments: [
            ("lisen: 1", [], 64, "proxy.yaml:1: unknown key 'lisen'"),
            ("\nthreads: many", [], 64, "proxy.yaml:2: threads: 'many'"),
            ("a: [", [], 64, "proxy.yaml is not YAML"),
            ("threads: 1", ["--threads", "0"], 64, "--threads 0"),
            ("threads: 1", ["--queue", "5"], 64, "--max-in-flight"),
            ("upstreams: [{address: \"no-such-host.invalid:1\"}]", [], 1, "no-such-host.invalid:1"),
            ("access_log: {path: /nonexistent/log}", [], 1, "/nonexistent/log"),
        ] as [(String, [String], Int32, String)]
    )
    func whatIsWrongIsOneSentence(text: String, flags: [String], status: Int32, sentence: String) throws {
        let folder = try TemporaryFolder()
        let file = try write(text, to: folder)
        let outcome = try BuiltBinary.run(["proxy", "--config", file, "--check-config"] + flags)
        #expect(outcome.status == status, "\(outcome.errors)")
        #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
        #expect(outcome.errors.split(separator: "\n").count == 1 && outcome.output.isEmpty)
    }

    @Test func flagsOverrideTheFile() throws {
        let folder = try TemporaryFolder()
        let (one, two) = (try backend("one"), try backend("two"))
        defer { for server in [one, two] { server.stop() } }
        let file = try write(yaml([one], "dispatch_header: true\n"), to: folder)
        let running = try BuiltBinary.start(["proxy", "--config", file, "--upstream", "127.0.0.1:\(two.port)"])
        let response = try RawSocket(port: running.listeningPort()).exchange(Self.get)
        #expect(response.text == "two" && response["X-Dispatch"] != nil)
        #expect(running.stop().status == 0)
    }

    @Test func hangupReloadsAndABrokenFileChangesNothing() throws {
        let folder = try TemporaryFolder()
        let servers = try ["one", "two", "three"].map { try backend($0) }
        defer { for server in servers { server.stop() } }
        let file = try write(yaml(Array(servers[..<2])), to: folder)
        let running = try BuiltBinary.start(["proxy", "--config", file])
        let client = try RawSocket(port: running.listeningPort())
        func answers(_ count: Int) throws -> [String] {
            try (0..<count).map { _ in try client.exchange(Self.get).text }
        }
        #expect(try answers(3) == ["one", "two", "one"])

        _ = try write(yaml(servers, "via: edge\n"), to: folder)
        running.signal(SIGHUP)
        let added = "reloaded: added 127.0.0.1:\(servers[2].port); new settings: via"
        #expect(eventually { running.errorText.contains(added) }, "\(running.errorText)")
        #expect(try answers(4) == ["two", "three", "one", "two"])

        for (text, sentence) in [
            ("threds: 2\n", "not reloaded: \(file):1: unknown key 'threds'"),
            (yaml(servers, "threads: 2\n"), "not reloaded: threads is 1 and cannot become 2"),
            ("upstreams: [{address: \"no-such-host.invalid:1\"}]\nlisten: 127.0.0.1:0\n", "no-such-host.invalid"),
        ] {
            _ = try write(text, to: folder)
            running.signal(SIGHUP)
            #expect(eventually { running.errorText.contains(sentence) }, "\(running.errorText)")
        }
        #expect(try answers(3) == ["three", "one", "two"])

        _ = try write(yaml([servers[2], servers[0]]), to: folder)
        running.signal(SIGHUP)
        #expect(eventually { running.errorText.contains("removed 127.0.0.1:\(servers[1].port)") })
        #expect(try answers(4) == ["three", "one", "three", "one"])
        #expect(running.stop().status == 0)
    }
}

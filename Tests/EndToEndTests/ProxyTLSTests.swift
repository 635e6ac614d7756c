import Foundation
import TestSupport
import Testing

/// TLS as a user sets it up, with the client that users have.
@Suite struct ProxyTLSTests {
    private static func fixture(_ name: String) -> URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../ProxyingTests/Fixtures/\(name)")
    }

    /// What curl prints for a URL.
    private func curl(_ arguments: [String]) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["curl", "-sS", "--max-time", "20", "--cacert", Self.fixture("root.pem").path] + arguments
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    @Test func servesRedirectsAndReloads() throws {
        let folder = try TemporaryFolder()
        let (certificate, key) = (folder.url.appending(path: "a.pem"), folder.url.appending(path: "a.key"))
        try FileManager.default.copyItem(at: Self.fixture("server.pem"), to: certificate)
        try FileManager.default.copyItem(at: Self.fixture("server.key"), to: key)
        let backend = try BuiltBinary.start(["backend", "--port", "0", "--name", "behind"])
        let proxy = try BuiltBinary.start([
            "proxy", "--listen", "127.0.0.1:0", "--upstream", "127.0.0.1:\(try backend.listeningPort())",
            "--tls-certificate", certificate.path, "--tls-key", key.path, "--redirect-listen", "127.0.0.1:0",
        ])
        let port = try proxy.listeningPort()
        let line = try #require(proxy.errorText.split(separator: "\n").first { $0.hasPrefix("redirecting ") })
        let plain = try #require(line.split(separator: " ").dropFirst().first)
        #expect(try curl(["https://localhost:\(port)/"]).contains("behind"))
        #expect(try curl(["-L", "http://\(plain)/"]).contains("behind"))

        try Data().write(to: certificate)
        proxy.signal(SIGHUP)
        #expect(
            eventually(within: 20) { proxy.errorText.contains("not reloaded: \(certificate.path)") }
        )
        #expect(try curl(["https://localhost:\(port)/"]).contains("behind"))
        try Data(contentsOf: Self.fixture("next.pem")).write(to: certificate)
        try Data(contentsOf: Self.fixture("next.key")).write(to: key)
        proxy.signal(SIGHUP)
        #expect(eventually(within: 20) { proxy.errorText.contains("\nreloaded: ") })
        #expect(try curl(["https://localhost:\(port)/"]).contains("behind"))
        #expect(proxy.stop().status == 0)
        _ = backend.stop()
    }

    @Test func saysWhichFileIsWrong() throws {
        let missing = "/nonexistent/a.pem"
        let outcome = try BuiltBinary.run(
            [
                "proxy", "--listen", "127.0.0.1:0", "--tls-certificate", missing, "--tls-key",
                Self.fixture("server.key").path,
            ]
        )
        #expect(outcome.status == 1)
        #expect(
            outcome.errors.contains(missing) && outcome.errors.split(separator: "\n").count == 1,
            "\(outcome.errors)"
        )
    }
}

import Foundation
import TestSupport
import Testing

@testable import Experimenting

/// The real programs, where they are installed.
@Suite struct ForeignProxyProcessTests {
    /// Every strategy of every installed program.
    private static let strategies: [(proxy: String, strategy: String)] = ProxyCatalog.all.flatMap { name, yaml in
        guard (try? ProgramPath.find(name)) != nil,
            let description = try? ProxyDescription(yaml: yaml, source: name)
        else { return [(String, String)]() }
        return description.strategies.map { (name, $0.name) }
    }

    private func proxy(_ specification: String) throws -> ForeignProxy {
        guard case .foreign(let proxy) = try ProxyCatalog.make(specification) else {
            throw ExperimentError.usage("\(specification) is embedded")
        }
        return proxy
    }

    /// A backend that answers every request on a connection.
    private func backend() throws -> ScriptedServer {
        try ScriptedServer { peer in
            while !(try peer.receiveHead()).isEmpty {
                try peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
            }
        }
    }

    @Test(arguments: strategies)
    func startsWithEveryStrategy(name: String, strategy: String) throws {
        let backends = try (1...3).map { _ in try backend() }
        defer { backends.forEach { $0.stop() } }
        let specification = strategy == "per-worker-round-robin" ? "\(strategy):workers=2" : strategy
        let setup = ProxySetup.three(strategy: specification, ports: backends.map(\.port), threads: 2)
        let process = try ForeignProxyProcess.start(try proxy(name), setup)
        #expect(process.title.hasPrefix("\(name) ") && !process.version.isEmpty)
        #expect(process.failure == nil)
        let usage = process.read()
        #expect(try #require(usage.cpuNanoseconds) < 10_000_000_000)
        #expect(try #require(usage.peakBytes) > 1_000_000)
        process.stop()
        #expect(throws: (any Error).self) { try RawSocket(port: process.address.port) }
        process.stop()
        #expect(process.failure == nil)
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/sbin/nginx")))
    func aConfigurationThatIsWrongIsReported() throws {
        let yaml = try #require(ProxyCatalog.all.first { $0.name == "nginx" }?.yaml)
        let description = try ProxyDescription(
            yaml: yaml.replacing("access_log off;", with: "no_such_directive;"),
            source: "wrong.yaml"
        )
        let proxy = try ForeignProxy(description, settings: [], specification: "wrong.yaml")
        let error = #expect(throws: ExperimentError.self) {
            try ForeignProxyProcess.start(proxy, .three(ports: [1, 2, 3]))
        }
        let sentence = "\(error.map { "\($0)" } ?? "")"
        #expect(sentence.contains("exited with status 1 while starting"))
        #expect(sentence.contains("no_such_directive"))
    }

    @Test func aProgramThatNeverAnswersIsGivenUp() throws {
        let yaml = """
            name: sleeper
            program: /bin/sleep
            arguments: ["100"]
            ready: {within: 50ms}
            strategies: [{name: round-robin}]
            configuration: nothing
            """
        let description = try ProxyDescription(yaml: yaml, source: "sleeper.yaml")
        let proxy = try ForeignProxy(description, settings: [], specification: "sleeper.yaml")
        let error = #expect(throws: ExperimentError.self) {
            try ForeignProxyProcess.start(proxy, .three(ports: [1, 2, 3]))
        }
        #expect("\(error.map { "\($0)" } ?? "")".contains("does not answer GET /health"))
    }

    @Test func aTakenAddressIsRefusedAtOnce() throws {
        let listener = try ScriptedServer { _ in }
        defer { listener.stop() }
        #expect(throws: ExperimentError.self) {
            try ListenAddress.available(HostPort(host: "127.0.0.1", port: listener.port))
        }
        let free = try ListenAddress.available(HostPort(host: "127.0.0.1", port: 0))
        #expect(free.port > 0)
        #expect(ListenAddress.reachable(HostPort(host: "0.0.0.0", port: 1)) == HostPort(host: "127.0.0.1", port: 1))
    }
}

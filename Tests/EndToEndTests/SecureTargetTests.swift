import TestSupport
import Testing

/// TLS, names, HTTP/2 and Unix sockets against an nginx, where there is one.
@Suite(.enabled(if: Nginx.isInstalled))
final class SecureTargetTests {
    private let folder: TemporaryFolder
    private let nginx: Nginx

    init() throws {
        folder = try TemporaryFolder()
        nginx = try Nginx(in: folder.url)
    }

    /// A short run: its exit status, the counts by error, and the number of connections in the database.
    private func run(_ url: String, _ arguments: [String]) throws -> (
        status: Int32, succeeded: Int?, errors: [String: Int]?, connections: Int
    ) {
        let database = try TemporaryFolder()
        let outcome = try BuiltBinary.run(
            ["run", url, "--warmup", "0", "--json", "--no-progress", "--db", database.path("r.sqlite")] + arguments
        )
        let requests = try #require(try outcome.json()["requests"] as? [String: Any], "\(outcome.errors)")
        return (
            outcome.status, requests["succeeded"] as? Int, requests["by_error"] as? [String: Int],
            try SQLite.integer("SELECT count(*) FROM connections", in: database)
        )
    }

    private var url: String { "https://\(Nginx.name):\(nginx.port)/" }
    private var resolve: [String] { ["--resolve", "\(Nginx.name):\(nginx.port):127.0.0.1"] }
    private var authority: [String] { ["--cacert", nginx.path("ca.pem")] }

    @Test func certificateIsHeldToItsAuthorityAndName() throws {
        let trusted = try run(url, resolve + authority + ["-n", "40", "-c", "2"])
        #expect(trusted == (0, 40, [:], 2))
        let unknown = try run(url, resolve + ["-n", "6", "-c", "2"])
        #expect(unknown.status == 1 && unknown.errors == ["tls_certificate": 6])
        let otherName = try run("https://127.0.0.1:\(nginx.port)/", authority + ["-n", "6", "-c", "2"])
        #expect(otherName.status == 1 && otherName.errors == ["tls_certificate": 6])
        #expect(try run(url, resolve + ["-k", "-n", "6", "-c", "2"]).succeeded == 6)
    }

    @Test func clientShowsItsCertificate() throws {
        let expect = ["--expect-body", "verify=SUCCESS", "-n", "4", "-c", "1"]
        let certificate = ["--cert", nginx.path("client.pem"), "--key", nginx.path("client.key")]
        #expect(try run(url, resolve + authority + certificate + expect).succeeded == 4)
        #expect(try run(url, resolve + authority + expect).errors == ["unexpected_body": 4])
        let otherKey = ["--cert", nginx.path("client.pem"), "--key", nginx.path("server.key")]
        let refused = try BuiltBinary.run(["run", url] + resolve + authority + otherKey, in: folder.url)
        #expect(refused.status == 64 && refused.errors.contains("server.key"), "\(refused.errors)")
    }

    @Test(arguments: [("https", 1), ("https", 8), ("http", 1), ("http", 8)])
    func http2IsSpokenOverAsManyConnections(scheme: String, streams: Int) throws {
        let expect = [
            "--http2", "--streams", "\(streams)", "--expect-body", "protocol=HTTP/2.0", "-c", "2", "-n", "300",
        ]
        let target = scheme == "https" ? url : "http://127.0.0.1:\(nginx.clearPort)/"
        let found = try run(target, expect + (scheme == "https" ? resolve + authority : []))
        #expect(found.status == 0 && found.succeeded == 300, "\(found)")
        // The clear one ends a connection after a hundred requests.
        #expect(scheme == "https" ? found.connections == 2 : (3...6).contains(found.connections), "\(found)")
    }

    @Test func unixSocketStandsForTheAddress() throws {
        let found = try run("http://any/", ["--unix-socket", nginx.path("socket"), "-n", "30", "-c", "3"])
        #expect(found == (0, 30, [:], 3))
    }
}

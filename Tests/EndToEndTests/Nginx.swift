import Foundation
import TestSupport

/// An nginx on 127.0.0.1 with a certificate of a private authority, for tests of TLS and HTTP/2.
final class Nginx {
    /// Whether there are the programs that this needs.
    static let isInstalled = [nginx, openssl].allSatisfy(FileManager.default.isExecutableFile)

    private static let nginx = "/usr/sbin/nginx"
    private static let openssl = "/usr/bin/openssl"

    /// The name in the certificate; it has no address but that of `--resolve`.
    static let name = "bench.test"

    private let process = Process()
    private let folder: URL
    /// The port of the server that speaks TLS with HTTP/1.1 and HTTP/2.
    let port: Int
    /// The port of the server that speaks HTTP/2 in clear text.
    let clearPort: Int

    /// Makes the certificates, and starts nginx with all its files in `folder`.
    init(in folder: URL) throws {
        self.folder = folder
        port = try Self.freePort()
        clearPort = try Self.freePort()
        try Self.makeCertificates(in: folder)
        try configuration.write(to: folder.appendingPathComponent("nginx.conf"), atomically: true, encoding: .utf8)
        process.executableURL = URL(fileURLWithPath: Self.nginx)
        process.arguments = ["-p", folder.path, "-c", folder.appendingPathComponent("nginx.conf").path]
        process.standardError = FileHandle.nullDevice
        try process.run()
        guard eventually(within: 20, { isAnswering }) else { throw RunningBinary.Failure(description: "no nginx") }
    }

    deinit {
        process.terminate()
        process.waitUntilExit()
    }

    /// A file that was made: `ca.pem`, `client.pem`, `client.key`, `socket`.
    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    private var isAnswering: Bool {
        (try? RawSocket(port: port)) != nil && (try? RawSocket(port: clearPort)) != nil
    }

    private var configuration: String {
        """
        daemon off; worker_processes 1; pid \(path("pid")); error_log \(path("error.log"));
        events { worker_connections 256; }
        http {
            access_log off; default_type text/plain;
            client_body_temp_path \(path("temp")); proxy_temp_path \(path("temp")); fastcgi_temp_path \(path("temp"));
            uwsgi_temp_path \(path("temp")); scgi_temp_path \(path("temp"));
            ssl_certificate \(path("server.pem")); ssl_certificate_key \(path("server.key"));
            ssl_client_certificate \(path("ca.pem"));
            server {
                listen 127.0.0.1:\(port) ssl http2; ssl_verify_client optional;
                location / { return 200 "verify=$ssl_client_verify protocol=$server_protocol"; }
            }
            server {
                listen 127.0.0.1:\(clearPort) http2; keepalive_requests 100;
                location / { return 200 "protocol=$server_protocol"; }
            }
            server { listen unix:\(path("socket")); location / { return 200 "unix"; } }
        }
        """
    }

    private static func freePort() throws -> Int {
        let probe = try ScriptedServer { _ in }
        probe.stop()
        return probe.port
    }

    private static func makeCertificates(in folder: URL) throws {
        let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        try run(["req", "-x509"] + key + ["-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Tests"], in: folder)
        for (file, name) in [("server", Self.name), ("client", "client")] {
            try run(
                ["req"] + key + ["-keyout", "\(file).key", "-out", "\(file).csr", "-subj", "/CN=\(name)"],
                in: folder
            )
            try "subjectAltName=DNS:\(name)".write(
                to: folder.appendingPathComponent("names"),
                atomically: true,
                encoding: .utf8
            )
            let authority = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-extfile", "names"]
            try run(["x509", "-req", "-in", "\(file).csr", "-out", "\(file).pem"] + authority, in: folder)
        }
    }

    private static func run(_ arguments: [String], in folder: URL) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: openssl)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw RunningBinary.Failure(description: "openssl \(arguments) failed")
        }
    }
}

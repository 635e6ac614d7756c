import Balancing
import Foundation
import Proxying
import TestSupport
import Testing

@Suite struct CertificateReloadTests {
    private static let get = "GET / HTTP/1.1\r\nHost: h\r\n\r\n"

    private static func copy(_ identity: TLSIdentity, to placed: TLSIdentity) throws {
        for (from, to) in [
            (identity.certificateChain, placed.certificateChain), (identity.privateKey, placed.privateKey),
        ] {
            try Data(contentsOf: URL(filePath: from)).write(to: URL(filePath: to))
        }
    }

    private func connect(_ proxy: RunningProxy) throws -> TLSEnd {
        try TLSEnd(try RawSocket(port: proxy.port), try Fixture.clientContext())
    }

    @Test func newConnectionsGetTheNewCertificateAndOldOnesLiveOn() throws {
        let folder = try TemporaryFolder()
        let identity = TLSIdentity(certificateChain: folder.path("a.pem"), privateKey: folder.path("a.key"))
        try Self.copy(Fixture.server, to: identity)
        try RunningProxy.withBackend(
            {
                $0.tls = identity
                $0.threads = 2
            },
            script: { peer in
                while try !peer.receiveHead().isEmpty { try peer.send(answer("ok")) }
            }
        ) { proxy, _ in
            let old = try connect(proxy)
            #expect(old.peerName == "server")
            #expect(try connect(proxy).peerName == "server")

            // The certificate is there and its key is not yet: nothing changes.
            try Data(contentsOf: URL(filePath: Fixture.next.certificateChain))
                .write(to: URL(filePath: identity.certificateChain))
            let mismatch = TLSFileError.mismatch(
                certificate: identity.certificateChain,
                privateKey: identity.privateKey
            )
            #expect(throws: mismatch) { try proxy.proxy.reloadCertificates() }
            #expect(try connect(proxy).peerName == "server")

            try Self.copy(Fixture.next, to: identity)
            #expect(try proxy.proxy.reloadCertificates())
            for _ in 1...4 { #expect(try connect(proxy).peerName == "next") }
            #expect(try old.exchange(Self.get).text == "ok")

            try FileManager.default.removeItem(atPath: identity.certificateChain)
            #expect(throws: TLSFileError.self) { try proxy.proxy.reloadCertificates() }
            #expect(try connect(proxy).exchange(Self.get).text == "ok")
        }
    }

    @Test func aReloadOfTheConfigurationReadsTheCertificateToo() throws {
        let upstream = Upstream(name: "a", host: "127.0.0.1", port: 1)
        var configuration = ProxyConfiguration(
            host: "127.0.0.1",
            port: 0,
            upstreams: [upstream],
            strategy: RoundRobin(seed: 1)
        )
        configuration.tls = Fixture.server
        let proxy = try ReverseProxy.start(configuration)
        defer { proxy.shutdown(graceNanoseconds: 0) }
        func name() throws -> String? {
            try TLSEnd(try RawSocket(port: proxy.port), try Fixture.clientContext()).peerName
        }
        #expect(try name() == "server")
        configuration.tls = Fixture.next
        try proxy.reload(configuration)
        #expect(try name() == "next")

        let (server, next) = (Fixture.server, Fixture.next)
        configuration.tls = TLSIdentity(certificateChain: server.certificateChain, privateKey: next.privateKey)
        #expect(throws: TLSFileError.self) { try proxy.reload(configuration) }
        configuration.tls = nil
        #expect(throws: ProxyError.fixedUntilRestart("tls", running: "on", wanted: "off")) {
            try proxy.reload(configuration)
        }
        #expect(try name() == "next")
    }

    @Test func aProxyWithoutTLSHasNothingToReload() throws {
        #expect(try RunningProxy([1]).proxy.reloadCertificates() == false)
    }

    @Test func saysWhichFileIsWrongBeforeListening() throws {
        let folder = try TemporaryFolder()
        let (missing, empty) = (folder.path("missing.pem"), folder.path("empty.pem"))
        try Data().write(to: URL(filePath: empty))
        let server = Fixture.server
        func error(_ certificate: String, _ key: String) -> TLSFileError? {
            let identity = TLSIdentity(certificateChain: certificate, privateKey: key)
            return #expect(throws: TLSFileError.self) { _ = try RunningProxy([1]) { $0.tls = identity } }
        }
        let noFile = "No such file or directory"
        #expect(error(missing, server.privateKey) == .unreadable(missing, reason: noFile))
        #expect(error(server.certificateChain, missing) == .unreadable(missing, reason: noFile))
        #expect(error("/", server.privateKey) == .unreadable("/", reason: "Is a directory"))
        #expect(error(empty, server.privateKey) == .noCertificate(empty))
        #expect(error(server.privateKey, server.privateKey) == .noCertificate(server.privateKey))
        #expect(error(server.certificateChain, empty) == .noPrivateKey(empty))
        #expect(error(server.certificateChain, server.certificateChain) == .noPrivateKey(server.certificateChain))
        let encrypted = Fixture.path("encrypted.key")
        #expect(error(server.certificateChain, encrypted) == .noPrivateKey(encrypted))
        let other = Fixture.next.privateKey
        #expect(
            error(server.certificateChain, other) == .mismatch(certificate: server.certificateChain, privateKey: other)
        )
        #expect("\(TLSFileError.mismatch(certificate: "a", privateKey: "b"))".contains("b does not belong"))
    }
}

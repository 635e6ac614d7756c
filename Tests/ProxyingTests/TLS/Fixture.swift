import Foundation
import NIOSSL
import Proxying

/// The certificates in `Fixtures`.
enum Fixture {
    /// The authority that signed the issuer of all others.
    static let root = path("root.pem")
    /// For localhost, server.test and the loopback addresses.
    static let server = identity("server")
    /// Another for the same names.
    static let next = identity("next")
    /// For elsewhere.test.
    static let elsewhere = identity("elsewhere")
    /// For the loopback address, until some time ago.
    static let expired = TLSIdentity(certificateChain: path("expired.pem"), privateKey: path("server.key"))

    /// A file of the folder.
    static func path(_ name: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/\(name)").path
    }

    private static func identity(_ name: String) -> TLSIdentity {
        TLSIdentity(certificateChain: path("\(name).pem"), privateKey: path("\(name).key"))
    }

    /// A client that trusts the root.
    static func clientContext(_ change: (inout TLSConfiguration) -> Void = { _ in }) throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .file(root)
        change(&configuration)
        return try NIOSSLContext(configuration: configuration)
    }

    /// A server with an identity.
    static func serverContext(_ identity: TLSIdentity) throws -> NIOSSLContext {
        try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: try NIOSSLCertificate.fromPEMFile(identity.certificateChain).map { .certificate($0) },
                privateKey: .privateKey(try NIOSSLPrivateKey(file: identity.privateKey, format: .pem))
            )
        )
    }
}

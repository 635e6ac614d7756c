internal import NIOSSL

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A file of certificates or of a key in PEM form (RFC 7468).
struct PEMFile {
    /// More than any chain or set of authorities has; keeps a wrong path from filling the memory.
    private static let largest = 8 << 20

    let path: String
    private let bytes: [UInt8]

    /// Reads a file, which blocks.
    init(_ path: String) throws(TLSFileError) {
        self.path = path
        bytes = try PEMFile.contents(of: path)
    }

    /// All certificates, in order; at least one.
    func certificates() throws(TLSFileError) -> [NIOSSLCertificate] {
        guard let certificates = try? NIOSSLCertificate.fromPEMBytes(bytes), !certificates.isEmpty else {
            throw .noCertificate(path)
        }
        return certificates
    }

    /// The private key.
    func privateKey() throws(TLSFileError) -> NIOSSLPrivateKey {
        guard let key = try? NIOSSLPrivateKey(bytes: bytes, format: .pem) else { throw .noPrivateKey(path) }
        return key
    }

    private static func contents(of path: String) throws(TLSFileError) -> [UInt8] {
        // Without waiting: a named pipe has no certificate, and nobody might ever write to it.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unreadable(path, reason: String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(descriptor, &part, part.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable(path, reason: String(cString: strerror(errno))) }
            if count == 0 { return bytes }
            bytes += part[..<count]
            guard bytes.count <= largest else { throw .unreadable(path, reason: "it is larger than 8 MiB") }
        }
    }
}

internal import Glibc

/// Files in PEM form (RFC 7468): looked at before a run, or libcurl would refuse each request for them.
enum PEMFile {
    /// What a file is to hold.
    enum Kind {
        case certificate, privateKey

        /// The end of its label, whatever stands before it (`RSA`, `EC`, `TRUSTED`).
        fileprivate var label: String {
            switch self {
            case .certificate: "CERTIFICATE-----"
            case .privateKey: "PRIVATE KEY-----"
            }
        }

        fileprivate var name: String {
            switch self {
            case .certificate: "certificate"
            case .privateKey: "private key"
            }
        }
    }

    /// The most bytes of a file that are looked at: the system's own bundle of authorities has a fifth of that.
    private static let mostBytes = 1 << 20

    /// Throws what is wrong with a file: it cannot be read, or has no part of that kind.
    static func check(_ path: String, holds kind: Kind) throws(LoadPlanError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path, reason: String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: mostBytes)
        let count = read(descriptor, &bytes, bytes.count)
        guard count >= 0 else { throw .file(path, reason: String(cString: strerror(errno))) }
        let text = String(decoding: bytes[..<count], as: UTF8.self)
        guard text.split(whereSeparator: \.isNewline).contains(where: { isBegin($0, kind) }) else {
            throw .file(path, reason: "it holds no \(kind.name) in PEM form")
        }
    }

    private static func isBegin(_ line: Substring, _ kind: Kind) -> Bool {
        line.hasPrefix("-----BEGIN ") && line.hasSuffix(kind.label)
    }
}

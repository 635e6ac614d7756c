import Foundation
import TestSupport
import Testing

/// Where `-o` leads: a file is replaced as a whole, and what is no file stays what it is.
@Suite struct OutputFileTests {
    private static func write(to path: String) throws -> BuiltBinary.Outcome {
        try BuiltBinary.run(["simulate", "--requests", "100", "--backends", "2", "--format", "csv", "-o", path])
    }

    private static func kind(of path: String) throws -> FileAttributeType? {
        try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    }

    @Test("A symbolic link stays one, and the file that it leads to is replaced")
    func link() throws {
        let folder = try TemporaryFolder()
        let (file, link) = (folder.path("report.csv"), folder.path("latest"))
        try "old".write(toFile: file, atomically: true, encoding: .utf8)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
        #expect(try Self.write(to: link).status == 0)
        #expect(try Self.kind(of: link) == .typeSymbolicLink)
        #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("strategy,"))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == ["latest", "report.csv"]
        )
    }

    @Test("A pipe takes the result, and stays a pipe")
    func pipe() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("pipe")
        try #require(mkfifo(path, 0o600) == 0)
        // Opened for both, so that neither end waits for the other; the result is smaller than what a pipe holds.
        let descriptor = open(path, O_RDWR)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        #expect(try Self.write(to: path).status == 0)
        #expect(try Self.kind(of: path) == .typeUnknown)
        var bytes = [UInt8](repeating: 0, count: 9)
        try #require(read(descriptor, &bytes, bytes.count) == bytes.count)
        #expect(String(decoding: bytes, as: UTF8.self) == "strategy,")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["pipe"])
    }
}

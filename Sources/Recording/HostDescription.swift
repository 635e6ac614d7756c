import Foundation
import GRDBSQLite

/// The machine and process that record a run: the JSON of the column `host`.
package struct HostDescription: Codable, Equatable, Sendable {
    /// The processor's model, or its architecture where the system does not name it.
    package var cpu: String
    /// Processors that this process may use.
    package var cores: Int
    /// Name and release of the operating system's kernel.
    package var kernel: String
    /// Versions of the libraries that shape the figures.
    package var versions: [String: String]
    /// Who records, so that a run whose process has died can be told from a live one.
    var process: ProcessIdentity?

    /// This machine and this process.
    package static func current(libraryVersions: [String: String]) -> HostDescription {
        var names = utsname()
        uname(&names)
        var versions = libraryVersions
        versions["sqlite"] = String(cString: sqlite3_libversion())
        return HostDescription(
            cpu: processorModel ?? text(names.machine),
            cores: ProcessInfo.processInfo.activeProcessorCount,
            kernel: "\(text(names.sysname)) \(text(names.release))",
            versions: versions,
            process: ProcessIdentity.current
        )
    }

    /// The JSON, with keys in a fixed order.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    private static var processorModel: String? {
        guard let info = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8) else { return nil }
        let line = info.split(separator: "\n").first { $0.hasPrefix("model name") }
        return line?.split(separator: ":", maxSplits: 1).last?.trimmingCharacters(in: .whitespaces)
    }

    private static func text<Field>(_ field: Field) -> String {
        withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}

internal import Foundation

/// Where the body of a request comes from, if it is not written out.
package enum RequestBody {
    /// The most bytes of a generated body: 64 MiB.
    package static let mostGenerated = 1 << 26
    private static let filler = UInt8(ascii: "x")

    /// A body of so many bytes, all the same.
    package static func generated(_ size: Int) -> [UInt8] { Array(repeating: filler, count: size) }

    /// Whether a body is such a one, and so known from its size alone.
    static func isGenerated(_ body: [UInt8]) -> Bool { !body.isEmpty && body.allSatisfy { $0 == filler } }

    /// The bytes of a file; throws a sentence that names it.
    package static func load(_ path: String) throws(ExperimentError) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .cannotRun("The body file \(path) cannot be read; give the path of a readable one.")
        }
        return Array(data)
    }
}

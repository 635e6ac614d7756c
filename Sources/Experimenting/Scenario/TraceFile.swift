internal import Foundation
package import Pacing

/// A recorded trace of arrivals in a CSV file.
package enum TraceFile {
    /// Reads a trace; what is wrong with the file is thrown as a sentence with its name.
    package static func load(_ path: String) throws(ExperimentError) -> TraceArrivals {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .usage("The trace \(path) cannot be read; give the path of a CSV file.")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw .usage("The trace \(path) is not UTF-8 text; save it as UTF-8.")
        }
        do {
            return try TraceArrivals(csv: text.replacing("\r\n", with: "\n"))
        } catch {
            throw .usage("\(path), \(error)")
        }
    }
}

import Foundation

/// The `rrbench` that was built beside these tests, run as a user runs it.
struct BuiltBinary {
    /// What a run of the binary left behind.
    struct Outcome {
        var status: Int32
        var output: String
        var errors: String

        /// Whether a load was driven to its end.
        ///
        /// On a busy machine an open loop's sends may be late, which makes its figures invalid (3) and leaves spread,
        /// books and rows as they are.
        var hasMeasured: Bool { [0, 3].contains(status) }

        /// Standard output as JSON.
        func json() throws -> [String: Any] {
            let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
            guard let object = value as? [String: Any] else { throw CocoaError(.propertyListReadCorrupt) }
            return object
        }
    }

    /// The path of the binary: the test bundle and the products lie in one folder.
    static var url: URL {
        let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }.map { URL(fileURLWithPath: $0) }
        return (bundle ?? program).deletingLastPathComponent().appendingPathComponent("rrbench")
    }

    /// Runs the binary to its end.
    static func run(_ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:]) throws -> Outcome
    {
        let running = try start(arguments, in: folder, environment: environment)
        return running.wait()
    }

    /// Starts the binary and leaves it running.
    static func start(_ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:]) throws
        -> RunningBinary
    {
        let process = Process()
        process.executableURL = url
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        return try RunningBinary(process)
    }
}

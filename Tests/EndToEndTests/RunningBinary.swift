import Foundation
import Synchronization
import TestSupport

/// A started `rrbench`, with both of its streams being collected.
final class RunningBinary: Sendable {
    private let process: Process
    private let output = Collector()
    private let errors = Collector()

    init(_ process: Process) throws {
        self.process = process
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output.pipe
        process.standardError = errors.pipe
        try process.run()
        output.start()
        errors.start()
    }

    /// What it has written to standard error so far.
    var errorText: String { errors.text }

    /// The process's number.
    var identifier: Int32 { process.processIdentifier }

    /// Waits until it says where it listens, and returns the port.
    func listeningPort() throws -> Int {
        var port: Int?
        _ = eventually(within: 20) {
            guard let line = errorText.split(separator: "\n").first(where: { $0.hasPrefix("listening on ") }) else {
                return !process.isRunning
            }
            port = line.split(separator: ":").last.flatMap { Int($0) }
            return true
        }
        guard let port else { throw Failure(description: "it does not listen: \(errorText)") }
        return port
    }

    /// Sends a signal.
    func signal(_ number: Int32) {
        kill(process.processIdentifier, number)
    }

    /// Waits for its end.
    func wait() -> BuiltBinary.Outcome {
        process.waitUntilExit()
        return BuiltBinary.Outcome(
            status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
            output: output.wait(),
            errors: errors.wait()
        )
    }

    /// Ends it if it still runs.
    func stop() -> BuiltBinary.Outcome {
        if process.isRunning { signal(SIGTERM) }
        return wait()
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Reads a pipe to its end on a thread of its own.
    private final class Collector: Sendable {
        let pipe = Pipe()
        private let bytes = Mutex(Data())
        private let ended = DispatchSemaphore(value: 0)

        func start() {
            let handle = pipe.fileHandleForReading
            Thread.detachNewThread { [self] in
                while case let data = handle.availableData, !data.isEmpty {
                    bytes.withLock { $0.append(data) }
                }
                ended.signal()
            }
        }

        var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }

        func wait() -> String {
            ended.wait()
            ended.signal()
            return text
        }
    }
}
